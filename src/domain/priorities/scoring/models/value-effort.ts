import { CHOSEN } from '../../chosen.ts';
import { formatResult, formatNumber } from '../../../foundation/text/figure.ts';
import { EFFORT_BASED, type Factor, type ScoringModel } from '../scoring-model.ts';

/** Quadrants by whether value and effort are high. */
const QUADRANTS = [
  { highValue: true, highEffort: false, words: 'Quick win: high value, low effort.' },
  { highValue: true, highEffort: true, words: 'Big bet: high value, high effort.' },
  { highValue: false, highEffort: false, words: 'Fill-in: low value, low effort.' },
  { highValue: false, highEffort: true, words: 'Time sink: low value, high effort.' },
] as const;

const isHigh = (points: number): boolean => points >= CHOSEN.quadrant.highFromPoints;

const ordinal = <Name extends string>(
  name: Name,
  label: string,
  description: string,
  higherIsBetter: boolean,
): Factor<Name> => ({
  factor: name,
  label,
  unit: 'points of 5',
  min: 1,
  max: 5,
  values: [1, 2, 3, 4, 5],
  required: true,
  description,
  higherIsBetter,
});

/** Value ÷ effort, 0.2 to 5, as the figure to sort by; never null. The notes name the quadrant (general practice). */
export const valueEffort: ScoringModel<'value' | 'effort'> = {
  ...EFFORT_BASED,
  key: 'VALUE_EFFORT',
  version: 1,
  name: 'Value and effort',
  source: 'General practice (two by two of value and effort)',
  formula: 'value ÷ effort, both ordinal, so the figure only sorts',
  unit: 'points of value a point of effort',
  range: { min: 0.2, max: 5 },
  batched: false,
  additive: false,
  factors: [
    ordinal('value', 'Value', 'How much is it worth to customers and business? 1 least, 5 most.', true),
    ordinal('effort', 'Effort', 'How much work is it, next to what you usually do? 1 least, 5 most.', false),
  ],
  score: ({ value, effort }) => (effort > 0 ? value / effort : null),
  steps: ({ value, effort }, score) => [
    `${formatNumber(value)} value ÷ ${formatNumber(effort)} effort ${formatResult(score)}`,
  ],
  notes: ({ value, effort }) =>
    QUADRANTS.filter((each) => each.highValue === isHigh(value) && each.highEffort === isHigh(effort)).map(
      ({ words }) => words,
    ),
};
