import { Field, Int, ObjectType } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { UserError } from '../../../platform/graphql/payload.model.ts';
import { TreeNode } from './tree-node.model.ts';

/** Most nodes that one call changes one by one. */
export const MOST_ITEMS = 100;

/** Result of one item of a call that changes many nodes. */
@ObjectType()
@RequiresScope('tree:read')
export class NodeResult {
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
