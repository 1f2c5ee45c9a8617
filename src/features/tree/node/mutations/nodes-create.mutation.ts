import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { CHOSEN } from '../../../../domain/tree/chosen.ts';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { NodesCreateAction } from '../nodes-create.action.ts';
import { CreatedReference, NewExperimentInput, NewOpportunityInput, NewSolutionInput } from '../tree-create.model.ts';
import { TreeNode } from '../tree-node.model.ts';

/** Branches of nodes, and where they are created. */
@InputType()
export class NodesCreateInput extends RepeatableInput {
  /** Node below which they are created: an outcome takes opportunities, an opportunity all three lists, a solution experiments. */
  @Field(() => ID)
  parentId: string;

  /** Child of the parent directly before the new ones, not archived; null for the first position, left out for the last. */
  @Field(() => ID, { nullable: true })
  afterId?: string | null;

  /** Opportunities directly below the parent, in their order; with all that is nested in them, up to 2,000 nodes in all. */
  @Field(() => [NewOpportunityInput], { nullable: true })
  opportunities?: NewOpportunityInput[] | null;

  /** Solutions directly below the parent, in their order, after the opportunities. */
  @Field(() => [NewSolutionInput], { nullable: true })
  solutions?: NewSolutionInput[] | null;

  /** Experiments directly below the parent, in their order, after the solutions. */
  @Field(() => [NewExperimentInput], { nullable: true })
  experiments?: NewExperimentInput[] | null;
}

/** The new nodes. */
@ObjectType({ implements: () => [Payload] })
export class NodesCreatePayload extends Payload {
  /** All new nodes, parents before children, siblings in their order; null when refused. */
  @Field(() => [TreeNode], { nullable: true })
  @AtMost(CHOSEN.tree.mostCreatedNodes)
  nodes?: TreeNode[] | null;

  /** The node of each `reference` in the input; null when refused. */
  @Field(() => [CreatedReference], { nullable: true })
  @AtMost(CHOSEN.tree.mostCreatedNodes)
  references?: CreatedReference[] | null;
}

/** Creates branches below a node, or nothing. */
@Resolver()
export class NodesCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: NodesCreateAction,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => NodesCreatePayload, {
    description:
      'Creates whole nested branches below a node in one call: all of them, or nothing and every reason why not.',
  })
  @RequiresScope('tree:write')
  async nodesCreate(@Args('input') input: NodesCreateInput): Promise<NodesCreatePayload> {
    const { parentId, afterId, opportunities, solutions, experiments } = input;
    const { nodeIds, references } = await this.once.once('nodesCreate', input, () =>
      this.action.create(parentId, { opportunities, solutions, experiments }, afterId),
    );
    const nodes = await this.read.byIds(TreeNode, nodeIds);
    return { nodes: nodes.filter((node) => node !== null), references };
  }
}
