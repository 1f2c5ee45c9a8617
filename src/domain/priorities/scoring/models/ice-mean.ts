import { formatResult, formatNumber } from '../../../foundation/text/figure.ts';
import { EFFORT_BASED, type ScoringModel } from '../scoring-model.ts';
import { iceFactor, type IceFactor } from './ice-factors.ts';

/**
 * Mean of impact, confidence and ease (Sean Ellis and Morgan Brown, Hacking Growth, 2017), 1 to 10 points; never null.
 */
export const iceMean: ScoringModel<IceFactor> = {
  ...EFFORT_BASED,
  key: 'ICE_MEAN',
  version: 1,
  name: 'ICE (mean)',
  source: 'Sean Ellis and Morgan Brown, Hacking Growth, 2017',
  formula: '(impact + confidence + ease) ÷ 3',
  unit: 'points',
  range: { min: 1, max: 10 },
  batched: false,
  additive: false,
  factors: [iceFactor('impact', 1), iceFactor('confidence', 1), iceFactor('ease', 1)],
  score: ({ impact, confidence, ease }) => (impact + confidence + ease) / 3,
  steps: ({ impact, confidence, ease }, value) => [
    `(${formatNumber(impact)} impact + ${formatNumber(confidence)} confidence + ${formatNumber(ease)} ease) ÷ 3 ${formatResult(value)}`,
  ],
  notes: () => [],
};
