import { CHOSEN } from '../../chosen.ts';
import { formatResult, formatNumber } from '../../../foundation/text/figure.ts';
import { notchOfScale } from '../notch.ts';
import type { Complete, Factor, Inputs, ScoringModel } from '../scoring-model.ts';

/** Criterion of a weighted score. Its scale is fixed, so that a score does not change when other items come or go. */
export interface WeightedCriterion {
  /** Key of the input, in camel case. */
  readonly factor: string;
  /** Weight relative to the other criteria, above 0. */
  readonly weight: number;
  /** Worst value of the scale, or the best where lower is better. */
  readonly min: number;
  /** The other end of the scale, above `min`. */
  readonly max: number;
  readonly lowerIsBetter: boolean;
}

/** A criterion with its label and its question. */
export interface DescribedCriterion extends WeightedCriterion {
  readonly label: string;
  readonly description: string;
}

/** Default criteria, for opportunities and solutions alike. */
export const DEFAULT_CRITERIA = [
  {
    factor: 'customerValue',
    label: 'Customer value',
    weight: CHOSEN.defaultWeights.customerValue,
    min: 1,
    max: 5,
    lowerIsBetter: false,
    description: 'How much better off is a customer once it is solved?',
  },
  {
    factor: 'reach',
    label: 'Reach',
    weight: CHOSEN.defaultWeights.reach,
    min: 1,
    max: 5,
    lowerIsBetter: false,
    description: 'How many of the target customers does it touch?',
  },
  {
    factor: 'risk',
    label: 'Risk',
    weight: CHOSEN.defaultWeights.risk,
    min: 1,
    max: 5,
    lowerIsBetter: true,
    description: 'How much could go wrong? 1 least.',
  },
] as const satisfies readonly DescribedCriterion[];

/**
 * A value on the scale of its criterion, 0 worst to 100 best: 100 · (x − min) ÷ (max − min), or 100 minus that where
 * lower is better.
 */
export const normalised = ({ min, max, lowerIsBetter }: WeightedCriterion, value: number): number =>
  (100 * (lowerIsBetter ? max - value : value - min)) / (max - min);

/**
 * Weighted mean Σ wᵢ·norm(xᵢ) ÷ Σ wᵢ on fixed scales (additive value, Ralph Keeney and Howard Raiffa, Decisions with
 * Multiple Objectives, 1976), 0 worst to 100 best; null where an input is missing, or the weights add up to 0.
 */
export function weightedScore(criteria: readonly WeightedCriterion[], inputs: Inputs): number | null {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  let total = 0;
  for (const criterion of criteria) {
    const value = Object.hasOwn(inputs, criterion.factor) ? inputs[criterion.factor] : null;
    if (value === null || value === undefined) return null;
    total += criterion.weight * normalised(criterion, value);
  }
  return weights > 0 ? total / weights : null;
}

/** Factor for a criterion: any number on its scale, in points. */
export const factorOf = <Name extends string>(
  criterion: DescribedCriterion & { readonly factor: Name },
): Factor<Name> => ({
  factor: criterion.factor,
  label: criterion.label,
  unit: 'points',
  min: criterion.min,
  max: criterion.max,
  values: null,
  required: true,
  description: criterion.description,
  higherIsBetter: !criterion.lowerIsBetter,
  notch: notchOfScale(criterion.min, criterion.max),
});

/** The arithmetic of a weighted score in words: each value on its scale, then the mean. */
export function weightedInWords(criteria: readonly DescribedCriterion[], inputs: Complete, value: number): string[] {
  const norms = criteria.map((criterion) => ({
    ...criterion,
    norm: normalised(criterion, inputs[criterion.factor] ?? NaN),
  }));
  const lines = norms.map(
    ({ label, factor, min, max, lowerIsBetter, norm }) =>
      `${label} ${formatNumber(inputs[factor] ?? NaN)} on ${formatNumber(min)} to ${formatNumber(max)}${lowerIsBetter ? ', lower is better,' : ''} stands at ${formatNumber(norm)} of 100`,
  );
  const terms = norms.map(({ weight, norm }) => `${formatNumber(weight)} × ${formatNumber(norm)}`).join(' + ');
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return [...lines, `(${terms}) ÷ ${formatNumber(weights)} ${formatResult(value)}`];
}

/** The built-in weighted model over the default criteria, 0 to 100; never null. */
export const weighted: ScoringModel<(typeof DEFAULT_CRITERIA)[number]['factor']> = {
  key: 'WEIGHTED',
  version: 1,
  name: 'Weighted criteria',
  source:
    'Additive value on fixed scales, Ralph Keeney and Howard Raiffa, Decisions with Multiple Objectives, 1976; weights chosen',
  formula:
    'sum of weight × place on the scale (0 to 100) ÷ sum of weights; customer value weighs 3, reach 1, risk 1 (lower is better)',
  unit: 'points of 100',
  range: { min: 0, max: 100 },
  appliesTo: ['OPPORTUNITY', 'SOLUTION'],
  borrowedBy: [],
  borrowedReason: null,
  batched: false,
  additive: false,
  factors: DEFAULT_CRITERIA.map(factorOf),
  score: (inputs) => weightedScore(DEFAULT_CRITERIA, inputs),
  steps: (inputs, value) => weightedInWords(DEFAULT_CRITERIA, inputs, value),
  notes: () => [],
};
