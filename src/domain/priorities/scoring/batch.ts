import type { ScoringModel } from './scoring-model.ts';

/** What is wrong with this batch for this model, as a sentence; null means nothing. Null as a batch means none. */
export function problemOfBatch({ batched, name }: ScoringModel, batchId: string | null): string | null {
  if (batched && batchId === null)
    return `${name} is relative to the items estimated together: name their batch in "batchId".`;
  if (!batched && batchId !== null) return `${name} compares across batches: leave "batchId" out.`;
  return null;
}
