import { formatQuantity } from '../../foundation/text/figure.ts';
import type { FormerJudgements } from './amend-score.ts';
import { problemOf } from './check-inputs.ts';
import type { FactorInput } from './check-score.ts';
import type { ScoringModel } from './scoring-model.ts';

/**
 * Judgements of a score by an earlier version of a model that a later version takes: those of factors that it has too,
 * where it accepts each number. What is left out, the later version lacks.
 */
export function keptInputs(model: ScoringModel, { given, ranges }: FormerJudgements): FactorInput[] {
  return model.factors.flatMap((factor): FactorInput[] => {
    const range = ranges?.[factor.factor] ?? null;
    const value = given[factor.factor] ?? null;
    const numbers = range === null ? [value] : [range.low, range.likely, range.high];
    if (value === null || numbers.some((each) => problemOf(factor, each) !== null)) return [];
    return [range === null ? { factor: factor.factor, value } : { factor: factor.factor, range }];
  });
}

/**
 * What a new version lacks for scores that it evaluated anew, a sentence for each factor, the most frequent first; empty
 * where nothing is.
 *
 * @param missing for each score the factors that it lacks
 */
export function lackingInWords({ factors }: ScoringModel, missing: readonly (readonly string[])[]): string[] {
  return factors
    .map(({ factor, label }) => ({ label, lacking: missing.filter((each) => each.includes(factor)).length }))
    .filter(({ lacking }) => lacking > 0)
    .sort((one, other) => other.lacking - one.lacking)
    .map(
      ({ label, lacking }) =>
        `${formatQuantity(lacking, 'score lacks', 'scores lack')} ${label}, which no judgement before answers: no value until it is given.`,
    );
}
