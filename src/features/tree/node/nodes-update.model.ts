import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsIn, ValidateIf } from 'class-validator';
import { NODE_STATUSES, type NodeStatus } from '../../../domain/tree/node/node-kind.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../platform/graphql/input.model.ts';
import { UserError } from '../../../platform/graphql/payload.model.ts';
import { MOST_PERSONAS } from './kinds/opportunity.model.ts';
import { Solution } from './kinds/solution.model.ts';
import { NodeStatusEnum, TreeNode } from './tree-node.model.ts';

/** Most nodes of one call. */
export const MOST_UPDATES = 100;

/** What changes of one node of any kind; what is left out stays, null clears. */
@InputType()
export class NodesUpdateItemInput extends inputOf(
  VersionedInput,
  optionalFields(Solution, ['title', 'description', 'ownerId', 'tags', 'statusReason']),
) {
  /** Personas who have it, up to 20, each once; opportunities only. */
  @Field(() => [ID], { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @ArrayMaxSize(MOST_PERSONAS)
  @ArrayUnique()
  personaIds?: string[];

  /** How far the node is: a status of its own kind. */
  @Field(() => NodeStatusEnum, { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(Object.keys(NODE_STATUSES))
  status?: NodeStatus;
}

/** What became of one item of the call. */
@ObjectType()
@RequiresScope('tree:read')
export class NodesUpdateResult {
  /** Place of the item in the input, from 0. */
  @Field(() => Int)
  index: number;

  /** The node after the call, or as it is where its version was not the expected one; null when refused for another reason. */
  @Field(() => TreeNode, { nullable: true })
  node: TreeNode | null;

  /** Why this item was declined, with paths from the input's top; empty when the node was changed. */
  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
