import { invalid, type Refusal } from '../../refusal.ts';
import { problemOfBatch } from './batch.ts';
import { accepts, checkInputs, problemOf } from './check-inputs.ts';
import type { Factor, ScorableKind, ScoringModel } from './scoring-model.ts';

/** A judgement that is not sure: as low as, most likely, as high as. */
export interface JudgedRange {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** What somebody judged of one factor, as a value or as a range; null for both, or neither, means not known. */
export interface GivenFactor {
  readonly factor: string;
  readonly value?: number | null;
  readonly range?: JudgedRange | null;
}

/** The one figure of a judgement: the value, or what is most likely; null where it is not known. */
export const likelyOf = ({ value, range }: Omit<GivenFactor, 'factor'>): number | null =>
  range?.likely ?? value ?? null;

/** A score as somebody asks for it to be recorded. */
export interface GivenScore {
  readonly inputs: readonly GivenFactor[];
  readonly batchId: string | null;
  readonly recordedAt: Date;
  /** Input field that names the model; `model` unless said. */
  readonly modelField?: string;
}

/** Judgements by factor, as scores keep and use them; what was not given is not known. */
export function judgementsOf(model: ScoringModel, inputs: readonly GivenFactor[]) {
  const byFactor = new Map(inputs.map((each) => [each.factor, each]));
  const judged = model.factors.map(({ name }) => ({ name, ...byFactor.get(name) }));
  const ranged = judged.flatMap(({ name, range }) => (range ? [[name, { ...range }] as const] : []));
  return {
    given: Object.fromEntries(judged.map((each) => [each.name, likelyOf(each)])),
    ranges: ranged.length === 0 ? null : Object.fromEntries(ranged),
    judgements: new Map(judged.map((each) => [each.name, { likely: likelyOf(each), range: each.range ?? null }])),
  };
}

/**
 * May this be recorded of a node of this kind? Answers with every reason against, each at its field: the model for the
 * wrong kind, factors unknown, out of range or given twice, the batch, an instant after `now`. Empty means yes.
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
    const known = model.factors.some(({ name }) => name === factor);
    const path =
      factor === undefined
        ? [given.modelField ?? 'model']
        : ['inputs', String(at.get(factor)), ...(known ? valuePath(given.inputs[at.get(factor) ?? 0]) : ['factor'])];
    refusals.push({ ...each, path });
  }
  for (const [factor, index] of at) {
    const judged = given.inputs[index];
    const known = model.factors.find(({ name }) => name === factor);
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

const valuePath = (given: GivenFactor | undefined): string[] => (given?.range ? ['range', 'likely'] : ['value']);

/** May a factor be judged by such a range, if by one? What is most likely is checked as a value is. */
function checkRange(factor: Factor, { value, range }: GivenFactor): Refusal[] {
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
