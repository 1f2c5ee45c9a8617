import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { checkNotArchived } from '../../../../platform/database/archived.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { AssumptionNodeAction } from '../assumption-node.action.ts';
import { Assumption } from '../assumption.model.ts';
import { AssumptionStore } from '../assumption.store.ts';

/** The assumption, and further nodes that rest on it or test it. */
@InputType()
export class AssumptionLinkCreateInput extends RepeatableInput {
  /** Assumption to link. */
  @Field(() => ID)
  assumptionId: string;

  /** Further solutions and opportunities that rest on the assumption, and experiments that test it: 1 to 50 nodes. Existing links stay. */
  @Field(() => [ID])
  nodeIds: string[];
}

/** The assumption with its links. */
@ObjectType()
export class AssumptionLinkCreatePayload extends payloadOf(Assumption, 'assumption') {}

/** Links an assumption to further nodes. */
@Resolver()
export class AssumptionLinkCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly nodes: AssumptionNodeAction,
    private readonly store: AssumptionStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => AssumptionLinkCreatePayload, {
    description:
      'Links an assumption to further solutions or opportunities that rest on it, or to experiments that test it.',
  })
  @RequiresScope('tree:write')
  async assumptionLinkCreate(@Args('input') input: AssumptionLinkCreateInput): Promise<AssumptionLinkCreatePayload> {
    const { assumptionId, nodeIds } = input;
    const id = await this.once.once('assumptionLinkCreate', input, async () => {
      await this.store.lockOrder();
      const assumption = await this.read.get(Assumption, assumptionId, ['assumptionId']);
      refuseIf(...checkNotArchived(assumption, 'The assumption', ['assumptionId']));
      await this.store.link(assumption.id, await this.nodes.editable(nodeIds));
      return assumption.id;
    });
    return { assumption: await this.read.byId(Assumption, id) };
  }
}
