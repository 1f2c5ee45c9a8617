import type { ScoringModel } from './scoring-model.ts';

/** Fault of a batch for a model, as a sentence; null where there is none. A `batchId` of null is no batch. */
export function problemOfBatch({ batched, name }: ScoringModel, batchId: string | null): string | null {
  if (batched && batchId === null)
    return `${name} is relative to the items estimated together: name their batch in "batchId".`;
  if (!batched && batchId !== null) return `${name} compares across batches: leave "batchId" out.`;
  return null;
}
