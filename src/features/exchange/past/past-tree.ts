import type { NodeState } from '../../../domain/exchange/past/tree-diff.ts';
import type { TargetOpportunity } from '../../priorities/decision/target-opportunity.model.ts';
import type { Score } from '../../priorities/scoring/score.model.ts';
import type { Evidence } from '../../research/evidence/evidence.model.ts';
import type { TreeNode } from '../../tree/node/tree-node.model.ts';

/** A node as it once was. */
export type PastNode = NodeState & Pick<TreeNode, 'kind' | 'shortKey' | 'title' | 'createdAt'>;

/** A tree as it once stood, with what hung on its nodes. */
export interface PastTree {
  /** The nodes, parents before children, siblings in their order; by their ids. */
  readonly nodes: ReadonlyMap<string, PastNode>;
  readonly scores: readonly Score[];
  /** Evidence that counted; none where it was not asked for. */
  readonly evidence: readonly Evidence[];
  /** The target that was not over; null where there was none. */
  readonly target: TargetOpportunity | null;
}
