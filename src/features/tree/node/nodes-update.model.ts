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

/** Fields of one node of any kind to change. A field that is left out keeps its value; null clears it. */
@InputType()
export class NodesUpdateItemInput extends inputOf(
  VersionedInput,
  optionalFields(Solution, ['title', 'description', 'ownerId', 'tags', 'statusReason']),
) {
  /** Personas who have the opportunity, up to 20, each once; for opportunities only. */
  @Field(() => [ID], { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @ArrayMaxSize(MOST_PERSONAS)
  @ArrayUnique()
  personaIds?: string[];

  /** Status of the node: one of its own kind. */
  @Field(() => NodeStatusEnum, { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(Object.keys(NODE_STATUSES))
  status?: NodeStatus;
}

/** Result of one item of the call. */
@ObjectType()
@RequiresScope('tree:read')
export class NodesUpdateResult {
  /** Index of the item in the input, from 0. */
  @Field(() => Int)
  index: number;

  /** The node after the call; on a version conflict, the node as it is. Null when refused for another reason. */
  @Field(() => TreeNode, { nullable: true })
  node: TreeNode | null;

  /** Reasons why the item was declined, with paths from the top of the input; empty when the node was changed. */
  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
