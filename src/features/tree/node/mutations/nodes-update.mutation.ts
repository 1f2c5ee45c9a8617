import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { refuseTooManyItems } from '../../../../platform/graphql/each-item.ts';
import { RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { resultsOf } from '../../../../platform/graphql/item-result.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { NodeReceiptsAction } from '../node-receipts.action.ts';
import { NodeResult } from '../node-result.model.ts';
import { NodesUpdateItemInput } from '../nodes-update.model.ts';
import { NodesUpdateAction } from '../nodes-update.action.ts';

/** Changes to many nodes. */
@InputType()
export class NodesUpdateInput extends RepeatableInput {
  /** Changes, made in this order, up to 100. A node may occur again, with the version that the change before it produces. */
  @Field(() => [NodesUpdateItemInput])
  items: NodesUpdateItemInput[];
}

/** Results of the items. */
@ObjectType()
export class NodesUpdatePayload extends resultsOf(NodeResult) {}

/** Changes many nodes in one call. */
@Resolver()
export class NodesUpdateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: NodesUpdateAction,
    private readonly receipts: NodeReceiptsAction,
  ) {}

  @Mutation(() => NodesUpdatePayload, {
    description: 'Changes up to 100 nodes of any kinds and trees; an invalid item is declined alone.',
  })
  @RequiresScope('tree:write')
  async nodesUpdate(@Args('input') input: NodesUpdateInput): Promise<NodesUpdatePayload> {
    const { items } = input;
    refuseTooManyItems(items);
    const receipts = await this.once.once('nodesUpdate', input, () => this.action.items(items));
    return { results: await this.receipts.results(receipts) };
  }
}
