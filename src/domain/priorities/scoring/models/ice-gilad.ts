import { CHOSEN } from '../../chosen.ts';
import { EFFORT_BASED, type ScoringModel } from '../scoring-model.ts';
import { iceFactor, type IceFactor } from './ice-factors.ts';
import { productInWords } from './ice-product.ts';

const METER =
  ' By the confidence meter: 0.01 self-conviction, 0.03 pitch deck, up to 0.1 thematic support, up to 0.2 opinion of others,' +
  ' up to 0.5 estimates and plans, up to 1 anecdotes, up to 3 market data or customer evidence, up to 5 test results, 10 launch data.';

/**
 * Product of impact, ease and confidence by the meter (Itamar Gilad, Evidence-Guided, 2023), 0 to 1,000 points; never
 * null.
 */
export const iceGilad: ScoringModel<IceFactor> = {
  ...EFFORT_BASED,
  key: 'ICE_GILAD',
  version: 1,
  name: 'ICE (Gilad)',
  source: 'Itamar Gilad, Evidence-Guided, 2023, with his confidence meter; votito.com/methods/confidence-meter',
  formula: 'impact × confidence × ease',
  unit: 'points',
  range: { min: 0, max: 1000 },
  batched: false,
  additive: false,
  factors: [
    iceFactor('impact', 0),
    { ...iceFactor('confidence', 0.01, METER), notch: CHOSEN.notch.confidenceMeter },
    iceFactor('ease', 0),
  ],
  score: ({ impact, confidence, ease }) => impact * confidence * ease,
  steps: productInWords,
  notes: () => [],
};
