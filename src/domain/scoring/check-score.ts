import { refusal, type Refusal } from '../refusal.ts';
import { problemOfBatch } from './batch.ts';
import { checkInputs } from './check-inputs.ts';
import type { ScorableKind, ScoringModel } from './scoring-model.ts';

/** What somebody judged of one factor; a value of null, or none, means not known. */
export interface GivenFactor {
  readonly factor: string;
  readonly value?: number | null;
}

/** A score as somebody asks for it to be recorded. */
export interface GivenScore {
  readonly inputs: readonly GivenFactor[];
  readonly batchId: string | null;
  readonly recordedAt: Date;
  /** Input field that names the model; `model` unless said. */
  readonly modelField?: string;
}

/**
 * May this be recorded of a node of this kind? Answers with every reason against, each at its field: the model for the
 * wrong kind, factors unknown, out of range or given twice, the batch, an instant after `now`. Empty means yes.
 */
export function checkScore(model: ScoringModel, kind: ScorableKind, given: GivenScore, now: Date): Refusal[] {
  const at = new Map<string, number>();
  const refusals: Refusal[] = [];
  const refuse = (problem: string, ...path: string[]) => refusals.push(refusal('INVALID_VALUE', { problem }, path));
  given.inputs.forEach(({ factor }, index) => {
    const first = at.get(factor);
    if (first === undefined) at.set(factor, index);
    else refuse(`The factor is given already at position ${first}.`, 'inputs', String(index), 'factor');
  });
  const inputs = Object.fromEntries([...at].map(([factor, index]) => [factor, given.inputs[index]?.value]));
  for (const each of checkInputs(model, kind, inputs, [])) {
    const [factor] = each.path;
    const known = model.factors.some(({ name }) => name === factor);
    const path =
      factor === undefined
        ? [given.modelField ?? 'model']
        : ['inputs', String(at.get(factor)), known ? 'value' : 'factor'];
    refusals.push({ ...each, path });
  }
  const batch = problemOfBatch(model, given.batchId);
  if (batch !== null) refuse(batch, 'batchId');
  if (given.recordedAt > now)
    refuse('A score holds for now or for an earlier instant, not for the future.', 'recordedAt');
  return refusals;
}
