import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { refuseTooManyItems } from '../../../../platform/graphql/each-item.ts';
import { RepeatableInput, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { resultsOf } from '../../../../platform/graphql/item-result.model.ts';
import { Line } from '../../../../platform/graphql/validators.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { NodeArchiveAction } from '../node-archive.action.ts';
import { NodeReceiptsAction } from '../node-receipts.action.ts';
import { NodeResult } from '../node-result.model.ts';

/** One node to archive, in the state in which the caller knows it. */
@InputType()
export class NodesArchiveItemInput extends VersionedInput {}

/** Nodes to archive, and the reason for all of them. */
@InputType()
export class NodesArchiveInput extends RepeatableInput {
  /** Nodes of any kinds and trees, up to 100, in this order: one below another that comes before it is archived in effect, and declined. */
  @Field(() => [NodesArchiveItemInput])
  items: NodesArchiveItemInput[];

  /** Why they are archived, 1 to 500 characters: people who find them later want to know. */
  @Line(500)
  reason: string;
}

/** Results of the items. */
@ObjectType()
export class NodesArchivePayload extends resultsOf(NodeResult) {}

/** Archives many nodes in one call. */
@Resolver()
export class NodesArchiveMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: NodeArchiveAction,
    private readonly receipts: NodeReceiptsAction,
  ) {}

  @Mutation(() => NodesArchivePayload, {
    description: 'Archives up to 100 nodes of any kinds and trees for one reason; an invalid item is declined alone.',
  })
  @RequiresScope('tree:write')
  async nodesArchive(@Args('input') input: NodesArchiveInput): Promise<NodesArchivePayload> {
    const { items, reason } = input;
    refuseTooManyItems(items);
    const receipts = await this.once.once('nodesArchive', input, () => this.action.items(items, reason));
    return { results: await this.receipts.results(receipts) };
  }
}
