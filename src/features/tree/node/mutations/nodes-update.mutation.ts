import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal, refuseIf } from '../../../../domain/refusal.ts';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { NodeReceiptsAction } from '../node-receipts.action.ts';
import { MOST_ITEMS, NodeResult } from '../node-result.model.ts';
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
@ObjectType({ implements: () => [Payload] })
export class NodesUpdatePayload extends Payload {
  /** One result for each item, in the order of the input; null when the call was refused as a whole. */
  @Field(() => [NodeResult], { nullable: true })
  @AtMost(MOST_ITEMS)
  results?: NodeResult[] | null;
}

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
    if (items.length > MOST_ITEMS)
      refuseIf(refusal('TOO_MANY', { what: 'Items of one call', most: MOST_ITEMS }, ['items']));
    const receipts = await this.once.once('nodesUpdate', input, () => this.action.items(items));
    return { results: await this.receipts.results(receipts) };
  }
}
