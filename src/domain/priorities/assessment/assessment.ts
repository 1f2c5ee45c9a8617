import { invalid, type Refusal } from '../../refusal.ts';
import {
  ASSESSMENT_FACTORS,
  type AssessmentFactorKey,
  FACTOR_KEYS,
  FACTOR_SETS,
  type FactorSet,
  type Rating,
} from './factors.ts';

/** Judgement of one factor: a rating, words, or both. */
export interface Judgement {
  readonly factor: AssessmentFactorKey;
  readonly rating?: Rating | null;
  readonly words?: string | null;
}

/** Stored judgement of one factor; null where it was not given. */
export interface Judged {
  readonly rating: Rating | null;
  readonly words: string | null;
}

/** Judgements by factor; a factor that was added to the table later is absent. */
export type Judgements = Readonly<Partial<Record<AssessmentFactorKey, Judged>>>;

/** A set of factors with their judgements, and the factors without any. */
export interface JudgedSet {
  readonly set: FactorSet;
  readonly factors: readonly (Judged & { readonly factor: AssessmentFactorKey })[];
  readonly missing: readonly AssessmentFactorKey[];
}

/** Checks the judgements of an assessment; refusals are below `path`, which names the list. */
export function checkJudgements(judgements: readonly Judgement[], path: readonly string[]): Refusal[] {
  const wrong = (problem: string, ...at: string[]): Refusal => invalid(problem, [...path, ...at]);
  return [
    ...(judgements.length === 0
      ? [wrong(`An assessment judges at least one factor of ${FACTOR_KEYS.map(nameOf).join(', ')}.`)]
      : []),
    ...judgements.flatMap(({ factor, rating, words }, index) => {
      const at = String(index);
      const twice = judgements.findIndex((each) => each.factor === factor) < index;
      const empty = (rating ?? null) === null && (words ?? null) === null;
      return [
        ...(twice ? [wrong(`${nameOf(factor)} is judged once.`, at, 'factor')] : []),
        ...(empty ? [wrong(`${nameOf(factor)} takes a rating (LOW, MEDIUM or HIGH), words, or both.`, at)] : []),
      ];
    }),
  ];
}

/** A factor as the API names it. */
const nameOf = (factor: AssessmentFactorKey): string => factor.toUpperCase();

/** Judgements by factor, every factor once; null where it was not judged. */
export const judgementsOf = (judgements: readonly Judgement[]): Required<Judgements> =>
  Object.fromEntries(
    FACTOR_KEYS.map((key) => {
      const given = judgements.find(({ factor }) => factor === key);
      return [key, { rating: given?.rating ?? null, words: given?.words ?? null }];
    }),
  ) as Required<Judgements>;

/**
 * The four sets with their judgements, and the factors that are missing (Torres: use all four lenses, keep it messy, no
 * sums). Without judgements all factors are missing.
 */
export const setsOf = (judgements: Judgements): JudgedSet[] =>
  (Object.keys(FACTOR_SETS) as FactorSet[]).map((set) => {
    const factors = FACTOR_KEYS.filter((key) => ASSESSMENT_FACTORS[key].set === set).map((factor) => ({
      factor,
      rating: judgements[factor]?.rating ?? null,
      words: judgements[factor]?.words ?? null,
    }));
    const missing = factors.filter(({ rating, words }) => rating === null && words === null);
    return { set, factors, missing: missing.map(({ factor }) => factor) };
  });
