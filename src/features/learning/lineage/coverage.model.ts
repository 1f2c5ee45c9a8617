import { HideField, ObjectType } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { CoveredKeyResult, type KeyResultCoverageArgs } from './lineage.model.ts';

/** One page of key results with the work that supports them. */
export const CoveredKeyResultConnection = countedConnectionOf<CoveredKeyResult>(
  () => CoveredKeyResult,
  'CoveredKeyResult',
);
/** One page of nodes that serve no key result. */
export const NodeWithoutKeyResultConnection = countedConnectionOf<TreeNode>(() => TreeNode, 'NodeWithoutKeyResult');

/** Coverage of key results by work, and work that serves none of them. */
@ObjectType()
@RequiresScope('okr:read')
export class KeyResultCoverage {
  /** Today in the workspace. */
  @HideField()
  today: string;

  /** Arguments of the query. */
  @HideField()
  args: KeyResultCoverageArgs;
}
