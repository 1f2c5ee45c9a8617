import { Field, ObjectType } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ItemResult } from '../../../platform/graphql/item-result.model.ts';
import { TreeNode } from './tree-node.model.ts';

/** Result of one item of a call that changes many nodes. */
@ObjectType()
@RequiresScope('tree:read')
export class NodeResult extends ItemResult {
  /** The node after the call; on a version conflict, the node as it is. Null when refused for another reason. */
  @Field(() => TreeNode, { nullable: true })
  node: TreeNode | null;

  /** Whether everything stood already as the item asks, so that nothing was written; false when it was declined. */
  unchanged: boolean;
}
