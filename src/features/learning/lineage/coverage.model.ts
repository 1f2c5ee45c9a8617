import { HideField, ObjectType } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { connectionOf } from '../../../platform/paging/connection.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { CoveredKeyResult, type KeyResultCoverageArgs } from './lineage.model.ts';

/** One page of key results with what stands behind them. */
export const CoveredKeyResultConnection = connectionOf<CoveredKeyResult>(() => CoveredKeyResult, 'CoveredKeyResult');
/** One page of nodes of any kind. */
export const TreeNodeConnection = connectionOf<TreeNode>(() => TreeNode, 'TreeNode');

/** Which key results somebody works on, and which work serves none of them. */
@ObjectType()
@RequiresScope('okr:read')
export class KeyResultCoverage {
  /** Day of the workspace on which it is asked. */
  @HideField()
  today: string;

  /** What was asked for. */
  @HideField()
  asked: KeyResultCoverageArgs;
}
