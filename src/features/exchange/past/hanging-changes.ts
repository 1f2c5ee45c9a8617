import type { NodeDifference } from '../../../domain/exchange/past/tree-diff.ts';
import { countingScores } from '../../../domain/priorities/scoring/counting-scores.ts';
import type { PastTree } from './past-tree.ts';

/** A change, and the thing whose entries in the log tell who made it. */
export interface FoundChange extends NodeDifference {
  readonly entityId: string;
}

type ScoresByModel = ReadonlyMap<string, PastTree['scores'][number]>;
const NO_SCORES: ScoresByModel = new Map();
const NO_IDS: ReadonlySet<string> = new Set();

/** What hangs on the nodes of the newer tree otherwise than it did: scores, evidence, the target. What is new brings all of its own. */
export function hangingChanges(older: PastTree, newer: PastTree, rootId: string): FoundChange[] {
  const nodeIds = [...newer.nodes.keys()];
  return [
    ...rescored(older, newer, nodeIds),
    ...evidenceChanges(older, newer, nodeIds),
    ...targetChanges(older, newer, rootId),
  ];
}

function rescored(older: PastTree, newer: PastTree, nodeIds: readonly string[]): FoundChange[] {
  const [before, after] = [countingScores(older.scores), countingScores(newer.scores)];
  return nodeIds.flatMap((nodeId): FoundChange[] => {
    const [was, now] = [before.get(nodeId) ?? NO_SCORES, after.get(nodeId) ?? NO_SCORES];
    const models = [...new Set([...was.keys(), ...now.keys()])]
      .sort()
      .filter((key) => was.get(key)?.id !== now.get(key)?.id);
    const fields = models.map((field) => ({
      field,
      before: was.get(field)?.value ?? null,
      after: now.get(field)?.value ?? null,
    }));
    const latest = models.flatMap((key) => now.get(key) ?? was.get(key) ?? []).at(-1);
    return latest ? [{ kind: 'RESCORED', nodeId, fields, entityId: latest.id }] : [];
  });
}

function evidenceChanges(older: PastTree, newer: PastTree, nodeIds: readonly string[]): FoundChange[] {
  const [before, after] = [idsByNode(older), idsByNode(newer)];
  return nodeIds.flatMap((nodeId): FoundChange[] => {
    const [was, now] = [before.get(nodeId) ?? NO_IDS, after.get(nodeId) ?? NO_IDS];
    const fields = [{ field: 'evidence', before: was.size, after: now.size }];
    const told = (kind: 'EVIDENCE_GAINED' | 'EVIDENCE_LOST', ids: readonly string[]): FoundChange[] => {
      const last = ids.toSorted().at(-1);
      return last === undefined ? [] : [{ kind, nodeId, fields, entityId: last }];
    };
    return [
      ...told(
        'EVIDENCE_GAINED',
        [...now].filter((id) => !was.has(id)),
      ),
      ...told(
        'EVIDENCE_LOST',
        [...was].filter((id) => !now.has(id)),
      ),
    ];
  });
}

function targetChanges(older: PastTree, newer: PastTree, nodeId: string): FoundChange[] {
  const [before, after] = [older.target?.opportunityId ?? null, newer.target?.opportunityId ?? null];
  const entityId = newer.target?.id ?? older.target?.id;
  if (before === after || entityId === undefined) return [];
  return [{ kind: 'TARGET_CHANGED', nodeId, fields: [{ field: 'targetOpportunityId', before, after }], entityId }];
}

function idsByNode({ evidence }: PastTree): ReadonlyMap<string, Set<string>> {
  const byNode = new Map<string, Set<string>>();
  for (const { id, nodeId } of evidence)
    if (nodeId !== null) byNode.set(nodeId, (byNode.get(nodeId) ?? new Set()).add(id));
  return byNode;
}
