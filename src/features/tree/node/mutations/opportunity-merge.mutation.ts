import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal, Refused, refuseIf, refuseStale } from '../../../../domain/refusal.ts';
import { checkPlacement } from '../../../../domain/tree/node/placement.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { CarryPayload, told } from '../carry-payload.model.ts';
import { Opportunity } from '../kinds/opportunity.model.ts';
import { OpportunityMergeAction } from '../opportunity-merge.action.ts';
import { TreeNodeReader } from '../tree-node.reader.ts';
import { TreeStore } from '../tree.store.ts';

/** The two opportunities to merge. */
@InputType()
export class OpportunityMergeInput {
  /** Opportunity to merge into the other; it is archived and marked as merged. */
  @Field(() => ID)
  id: string;

  /** Version of that opportunity that the caller knows. */
  @Field(() => Int)
  expectedVersion: number;

  /** Opportunity that stays; it takes over the children, links and all other related data. */
  @Field(() => ID)
  intoId: string;

  /** Version of the opportunity that stays that the caller knows. */
  @Field(() => Int)
  intoExpectedVersion: number;
}

/** Both opportunities after the merge. */
@ObjectType()
export class OpportunityMergePayload extends CarryPayload {
  /** The opportunity that was merged into it, now archived; null when there is none with that id. */
  @Field(() => Opportunity, { nullable: true })
  merged?: Opportunity | null;
}

/** Merges two opportunities. */
@Resolver()
export class OpportunityMergeMutation {
  constructor(
    private readonly db: Database,
    private readonly reader: TreeNodeReader,
    private readonly store: TreeStore,
    private readonly action: OpportunityMergeAction,
  ) {}

  @Mutation(() => OpportunityMergePayload, {
    description:
      'Merges one opportunity into another. Everything moves to the one that stays: children, personas, tags, evidence, assumptions, cross-links, key results, scores, assessments, survey answers, decisions, the target, references, questions and comments. Where two cannot both stand, the stronger does: a settled or sized hypothesis, evidence that counts and of the higher class, the score of the one that stays. `leftBehind` names the others, which stay with the merged opportunity. `opportunityMergeUndo` takes all of it back.',
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
      const parent = await this.reader.parentNode(into.id);
      const subtree = await this.reader.subtree(from);
      const stays = from.treeId === into.treeId;
      // Only the children move, not the node itself: one level and one node less than the whole branch.
      refuseIf(
        ...checkPlacement(
          { id: from.id, kind: 'OPPORTUNITY', adds: stays ? 0 : subtree.adds - 1, levels: subtree.levels - 1 },
          parent,
          ['intoId'],
        ),
      );
      const { report, ...both } = await this.action.merge(from, into, subtree.ids);
      return { ...both, ...told(report) };
    });
  }
}
