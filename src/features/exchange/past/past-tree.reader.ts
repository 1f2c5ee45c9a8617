import { Injectable } from '@nestjs/common';
import { arrange, flattenTree } from '../../../domain/tree/node/arrange.ts';
import { type Belonging, PastRowsReader } from '../../../platform/change-log/past-rows.reader.ts';
import { TargetOpportunity } from '../../priorities/decision/target-opportunity.model.ts';
import { Score } from '../../priorities/scoring/score.model.ts';
import { Evidence } from '../../research/evidence/evidence.model.ts';
import { ON_NODE, PastNodesReader } from '../../tree/node/past/past-nodes.reader.ts';
import type { TreeNode } from '../../tree/node/tree-node.model.ts';
import type { PastNode, PastTree } from './past-tree.ts';

/** By what targets belong to an outcome; they never leave it. */
const OF_OUTCOME: Belonging = { column: 'outcome_id', mayHaveLeft: 'false' };

const SCORE_COLUMNS = new Set(['id', 'nodeId', 'modelKey', 'batchId', 'value', 'missing', 'recordedAt', 'voidedAt']);
const EVIDENCE_COLUMNS = new Set(['id', 'nodeId', 'withdrawnAt']);
const TARGET_COLUMNS = new Set(['id', 'opportunityId', 'endedOn']);

/** Reads trees as they once stood. */
@Injectable()
export class PastTreeReader {
  constructor(
    private readonly pastNodes: PastNodesReader,
    private readonly rows: PastRowsReader,
  ) {}

  /** A tree just before an instant, without nodes where there was none. Four statements. */
  async treeBefore(treeId: string, before: Date, withEvidence: boolean): Promise<PastTree> {
    const arranged = arrange(await this.pastNodes.nodesBefore(treeId, before), treeId);
    const nodes = new Map(
      (arranged ? flattenTree(arranged) : []).map(({ item }) => [item.id, item as TreeNode & PastNode]),
    );
    const ids = [...nodes.keys()];
    const [scores, evidence, targets] = await Promise.all([
      this.rows.rowsBefore(Score, ON_NODE, ids, before, SCORE_COLUMNS),
      withEvidence ? this.rows.rowsBefore(Evidence, ON_NODE, ids, before, EVIDENCE_COLUMNS) : [],
      this.rows.rowsBefore(TargetOpportunity, OF_OUTCOME, [treeId], before, TARGET_COLUMNS),
    ]);
    return {
      nodes,
      scores,
      evidence: evidence.filter(({ withdrawnAt }) => withdrawnAt === null),
      target: targets.find(({ endedOn }) => endedOn === null) ?? null,
    };
  }
}
