import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal, Refused, refuseIf, refuseStale } from '../../../../domain/refusal.ts';
import { checkPlacement } from '../../../../domain/tree/node/placement.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Opportunity } from '../kinds/opportunity.model.ts';
import { MergeAction } from '../merge.action.ts';
import { TreeNodeReader } from '../tree-node.reader.ts';
import { TreeStore } from '../tree.store.ts';

/** Which opportunity goes into which. */
@InputType()
export class OpportunityMergeInput {
  /** Opportunity that is given up: archived, and named as merged. */
  @Field(() => ID)
  id: string;

  /** Version of it that the caller knows. */
  @Field(() => Int)
  expectedVersion: number;

  /** Opportunity that stays, and takes over children, links and what else hangs on the other. */
  @Field(() => ID)
  intoId: string;

  /** Version of the one that stays that the caller knows. */
  @Field(() => Int)
  intoExpectedVersion: number;
}

/** Both opportunities after the merge. */
@ObjectType()
export class OpportunityMergePayload extends payloadOf(
  Opportunity,
  'opportunity',
  'The opportunity that stays; null when there is none of that id.',
) {
  /** The one that was merged into it, archived now; null when there is none of that id. */
  @Field(() => Opportunity, { nullable: true })
  merged?: Opportunity | null;
}

/** Makes one opportunity of two. */
@Resolver()
export class OpportunityMergeMutation {
  constructor(
    private readonly db: Database,
    private readonly reader: TreeNodeReader,
    private readonly store: TreeStore,
    private readonly action: MergeAction,
  ) {}

  @Mutation(() => OpportunityMergePayload, {
    description:
      'Makes one opportunity of two: children, personas, assumptions, cross-links, key results, questions and comments follow into the one that stays.',
  })
  @RequiresScope('tree:write')
  opportunityMerge(
    @Args('input') { id, expectedVersion, intoId, intoExpectedVersion }: OpportunityMergeInput,
  ): Promise<OpportunityMergePayload> {
    return this.db.transaction(async () => {
      await this.store.lockTreesOf(id, intoId);
      const from = (await this.reader.editable(id, ['id'], ['OPPORTUNITY'])) as Opportunity;
      const into = (await this.reader.editable(intoId, ['intoId'], ['OPPORTUNITY'])) as Opportunity;
      if (from.id === into.id)
        throw new Refused([
          refusal('NOT_APPLICABLE', { problem: 'An opportunity cannot be merged into itself.' }, ['intoId']),
        ]);
      refuseStale({ merged: from }, expectedVersion);
      refuseStale({ opportunity: into }, intoExpectedVersion, ['intoExpectedVersion']);
      const place = await this.reader.place(into.id);
      const load = await this.reader.load(from);
      const stays = from.treeId === into.treeId;
      // The children move, not the node itself: one level and one node less than it brings as a whole.
      refuseIf(
        ...checkPlacement(
          { id: from.id, kind: 'OPPORTUNITY', adds: stays ? 0 : load.adds - 1, levels: load.levels - 1 },
          place,
          ['intoId'],
        ),
      );
      return this.action.merge(from, into, load.ids);
    });
  }
}
