import { invalid, type Refusal } from '../../refusal.ts';
import type { EstimateRange, FactorInput } from './check-score.ts';
import type { ScoringModel } from './scoring-model.ts';

/** Judgements of a score that is to be amended, by factor. */
export interface FormerJudgements {
  /** Single values; of a range the most likely one. */
  readonly given: Readonly<Record<string, number | null>>;
  /** Ranges of the factors that were judged by one; null where none was. */
  readonly ranges: Readonly<Record<string, EstimateRange>> | null;
}

/** Inputs of the amending score: the changes, in their order, and behind them all other judgements as they stood. */
export function amendedInputs(
  model: ScoringModel,
  { given, ranges }: FormerJudgements,
  changes: readonly FactorInput[],
): FactorInput[] {
  const changed = new Set(changes.map(({ factor }) => factor));
  const kept = model.factors.filter(({ factor }) => !changed.has(factor));
  return [
    ...changes,
    ...kept.map(({ factor }) => {
      const range = ranges?.[factor] ?? null;
      return { factor, value: range === null ? (given[factor] ?? null) : null, range };
    }),
  ];
}

/** Checks that an amendment takes no judgement away, which would leave a score that does not count. */
export const checkAmendment = ({ given }: FormerJudgements, changes: readonly FactorInput[]): Refusal[] =>
  changes.flatMap(({ factor, value, range }, index) =>
    (value ?? range ?? null) === null && (given[factor] ?? null) !== null
      ? [
          invalid(`An amendment gives ${factor} another judgement and cannot take it away: void the score instead.`, [
            'inputs',
            String(index),
            'value',
          ]),
        ]
      : [],
  );
