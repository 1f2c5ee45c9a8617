/** What decides which score of a node counts. */
export interface CountableScore {
  readonly id: string;
  readonly nodeId: string;
  /** Key of the model; of an own model with its version: "<id>@<version>". */
  readonly modelKey: string;
  readonly batchId: string | null;
  /** Factors without a judgement. */
  readonly missing: readonly string[];
  readonly recordedAt: Date;
  readonly voidedAt: Date | null;
}

/**
 * The score of each node that counts by each model, whichever its version, and batch, as "<model>" or "<model>/<batch>": of
 * those by the latest version an incomplete one never replaces a complete one, and among equals the latest counts.
 * Voided ones count nowhere.
 */
export function countingScores<Score extends CountableScore>(
  scores: readonly Score[],
): ReadonlyMap<string, ReadonlyMap<string, Score>> {
  const byNode = new Map<string, Map<string, Score>>();
  for (const score of scores.toSorted(countsLater)) {
    if (score.voidedAt !== null) continue;
    const [model = ''] = score.modelKey.split('@');
    const ofNode = byNode.get(score.nodeId) ?? new Map<string, Score>();
    ofNode.set(score.batchId === null ? model : `${model}/${score.batchId}`, score);
    byNode.set(score.nodeId, ofNode);
  }
  return byNode;
}

/** Sorts the score that counts behind those that it replaces. */
function countsLater(one: CountableScore, other: CountableScore): number {
  const isComplete = ({ missing }: CountableScore): number => (missing.length === 0 ? 1 : 0);
  return (
    versionOf(one) - versionOf(other) ||
    isComplete(one) - isComplete(other) ||
    one.recordedAt.getTime() - other.recordedAt.getTime() ||
    (one.id < other.id ? -1 : 1)
  );
}

const versionOf = ({ modelKey }: CountableScore): number => Number(modelKey.split('@')[1] ?? 0);
