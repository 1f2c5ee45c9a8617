import { invalid, type Refusal } from '../../refusal.ts';
import { problemOfBatch } from './batch.ts';
import { accepts, checkInputs, problemOf } from './check-inputs.ts';
import type { Factor, ScorableKind, ScoringModel } from './scoring-model.ts';

/** Three-point estimate of a factor: the lowest, the most likely and the highest value. */
export interface EstimateRange {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** Input of one factor, a value or a range; where neither is given, the factor is not known. */
export interface FactorInput {
  readonly factor: string;
  readonly value?: number | null;
  readonly range?: EstimateRange | null;
}

/** Single value of a factor's input: the value, or the most likely one of the range; null where it is not known. */
const likelyOf = ({ value, range }: Omit<FactorInput, 'factor'>): number | null => range?.likely ?? value ?? null;

/** Input of a score that is to be recorded. */
export interface GivenScore {
  readonly inputs: readonly FactorInput[];
  /** Batch of items that were estimated together; null for none. */
  readonly batchId: string | null;
  /** Instant for which the score holds. */
  readonly recordedAt: Date;
  /** Input field that names the model; `model` where absent. */
  readonly modelField?: string;
}

/** Inputs by factor, in the forms in which scores store and use them; a factor without input is not known. */
export function estimatesOf(model: ScoringModel, inputs: readonly FactorInput[]) {
  const byFactor = new Map(inputs.map((each) => [each.factor, each]));
  const judged = model.factors.map(({ factor }) => ({ ...byFactor.get(factor), factor }));
  const ranged = judged.flatMap(({ factor, range }) => (range ? [[factor, { ...range }] as const] : []));
  return {
    given: Object.fromEntries(judged.map((each) => [each.factor, likelyOf(each)])),
    ranges: ranged.length === 0 ? null : Object.fromEntries(ranged),
    estimates: new Map(judged.map((each) => [each.factor, { likely: likelyOf(each), range: each.range ?? null }])),
  };
}

/**
 * Checks a score of a node of a kind as of `now`, each refusal at its field: the model fits the kind, factors are
 * known, in range and given once, the batch fits the model, and the instant is not in the future.
 */
export function checkScore(model: ScoringModel, kind: ScorableKind, given: GivenScore, now: Date): Refusal[] {
  const at = new Map<string, number>();
  const refusals: Refusal[] = [];
  const refuse = (problem: string, ...path: string[]) => refusals.push(invalid(problem, path));
  given.inputs.forEach(({ factor }, index) => {
    const first = at.get(factor);
    if (first === undefined) at.set(factor, index);
    else refuse(`The factor is given already at position ${first}.`, 'inputs', String(index), 'factor');
  });
  const inputs = Object.fromEntries(
    [...at].map(([factor, index]) => [factor, likelyOf(given.inputs[index] ?? { factor })]),
  );
  for (const each of checkInputs(model, kind, inputs, [])) {
    const [factor] = each.path;
    const known = model.factors.some((each) => each.factor === factor);
    const path =
      factor === undefined
        ? [given.modelField ?? 'model']
        : ['inputs', String(at.get(factor)), ...(known ? valuePath(given.inputs[at.get(factor) ?? 0]) : ['factor'])];
    refusals.push({ ...each, path });
  }
  for (const [factor, index] of at) {
    const judged = given.inputs[index];
    const known = model.factors.find((each) => each.factor === factor);
    if (judged && known)
      refusals.push(
        ...checkRange(known, judged).map((each) => ({ ...each, path: ['inputs', String(index), ...each.path] })),
      );
  }
  const batch = problemOfBatch(model, given.batchId);
  if (batch !== null) refuse(batch, 'batchId');
  if (given.recordedAt > now)
    refuse('A score holds for now or for an earlier instant, not for the future.', 'recordedAt');
  return refusals;
}

const valuePath = (given: FactorInput | undefined): string[] => (given?.range ? ['range', 'likely'] : ['value']);

/** Checks the range of a factor, if it has one; `checkInputs` checks its most likely value. */
function checkRange(factor: Factor, { value, range }: FactorInput): Refusal[] {
  if (range === null || range === undefined) return [];
  const refuse = (problem: string, ...path: string[]) => invalid(problem, path);
  const { low, likely, high } = range;
  const ends = { low, high };
  const outside = (['low', 'high'] as const).flatMap((end) => {
    const problem = problemOf(factor, ends[end]);
    return problem === null ? [] : [refuse(problem, 'range', end)];
  });
  const disordered = !(low <= likely && likely <= high);
  return [
    ...(value === null || value === undefined
      ? []
      : [refuse(`${factor.label} is given as a value and as a range: give one of them.`, 'range')]),
    ...outside,
    ...(disordered
      ? [
          refuse(
            `${factor.label} must be low ≤ likely ≤ high, each ${accepts(factor)}; ${low}, ${likely}, ${high} is not.`,
            'range',
          ),
        ]
      : []),
  ];
}
