import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { invalid, refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { checkNotArchived } from '../../../../platform/database/archived.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Assumption, MOST_ASSUMPTIONS } from '../assumption.model.ts';
import { AssumptionStore } from '../assumption.store.ts';

/** The assumption, and the nodes whose links to it are to be removed. */
@InputType()
export class AssumptionLinkRemoveInput {
  /** Assumption that the nodes are linked to. */
  @Field(() => ID)
  assumptionId: string;

  /** Nodes that the assumption is linked to, 1 to 50; they may be archived. */
  @Field(() => [ID])
  nodeIds: string[];
}

/** The assumption with its remaining links. */
@ObjectType()
export class AssumptionLinkRemovePayload extends payloadOf(Assumption, 'assumption') {}

/** Removes links of an assumption. */
@Resolver()
export class AssumptionLinkRemoveMutation {
  constructor(
    private readonly db: Database,
    private readonly store: AssumptionStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => AssumptionLinkRemovePayload, {
    description:
      'Removes the links between an assumption and nodes that no longer rest on it or test it. The assumption itself stays.',
  })
  @RequiresScope('tree:write')
  async assumptionLinkRemove(
    @Args('input') { assumptionId, nodeIds }: AssumptionLinkRemoveInput,
  ): Promise<AssumptionLinkRemovePayload> {
    const id = await this.db.transaction(async () => {
      if (nodeIds.length < 1 || nodeIds.length > MOST_ASSUMPTIONS)
        refuseIf(invalid(`nodeIds names 1 to ${MOST_ASSUMPTIONS} nodes, not ${nodeIds.length}.`, ['nodeIds']));
      await this.store.lockOrder();
      const assumption = await this.read.get(Assumption, assumptionId, ['assumptionId']);
      refuseIf(...checkNotArchived(assumption, 'The assumption', ['assumptionId']));
      await this.store.unlink(assumption.id, nodeIds);
      return assumption.id;
    });
    return { assumption: await this.read.byId(Assumption, id) };
  }
}
