import { formatResult, formatNumber } from '../../../foundation/text/figure.ts';
import { EFFORT_BASED, type Complete, type ScoringModel } from '../scoring-model.ts';
import { iceFactor, type IceFactor } from './ice-factors.ts';

/** The arithmetic of a product of the three ICE factors, in words. */
export const productInWords = ({ impact, confidence, ease }: Complete<IceFactor>, value: number): string[] => [
  `${formatNumber(impact)} impact × ${formatNumber(confidence)} confidence × ${formatNumber(ease)} ease ${formatResult(value)}`,
];

/** Product of impact, confidence and ease (after Ellis, as most tools multiply them), 1 to 1,000 points; never null. */
export const iceProduct: ScoringModel<IceFactor> = {
  ...EFFORT_BASED,
  key: 'ICE_PRODUCT',
  version: 1,
  name: 'ICE (product)',
  source: 'After Sean Ellis, multiplied as most tools do; votito.com/methods/ice-score',
  formula: 'impact × confidence × ease',
  unit: 'points',
  range: { min: 1, max: 1000 },
  batched: false,
  additive: false,
  factors: [iceFactor('impact', 1), iceFactor('confidence', 1), iceFactor('ease', 1)],
  score: ({ impact, confidence, ease }) => impact * confidence * ease,
  steps: productInWords,
  notes: () => [],
};
