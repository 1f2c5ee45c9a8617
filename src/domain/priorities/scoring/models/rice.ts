import { CHOSEN } from '../../chosen.ts';
import { formatQuantity, formatPercent, formatResult, formatNumber } from '../../../foundation/text/figure.ts';
import { EFFORT_BASED, type ScoringModel } from '../scoring-model.ts';

const IMPACT_IN_WORDS = [
  { value: 0.25, word: 'minimal' },
  { value: 0.5, word: 'low' },
  { value: 1, word: 'medium' },
  { value: 2, word: 'high' },
  { value: 3, word: 'massive' },
] as const;

const impactInWords = (impact: number): string => {
  const word = IMPACT_IN_WORDS.find(({ value }) => value === impact)?.word;
  return formatNumber(impact) + (word === undefined ? '' : ` (${word})`);
};

const NOTHING_REACHED = { low: 0, high: 0, exact: true } as const;

/** Reach × impact × confidence ÷ effort (Sean McBride, Intercom, 2018), 0 or more; null when effort is 0. */
export const rice: ScoringModel<'reach' | 'impact' | 'confidence' | 'effort'> = {
  ...EFFORT_BASED,
  key: 'RICE',
  version: 1,
  name: 'RICE',
  source: 'Sean McBride, RICE: simple prioritization for product managers, Intercom, 2018',
  formula: 'reach × impact × confidence ÷ effort',
  unit: 'people × impact a person-month',
  range: { min: 0, max: null },
  batched: false,
  additive: false,
  factors: [
    {
      factor: 'reach',
      label: 'Reach',
      unit: 'people a month',
      min: 0,
      max: CHOSEN.largest.peoplePerMonth,
      values: null,
      required: true,
      description: 'How many people meet this in a month? Count them from a metric, not from a feeling.',
      higherIsBetter: true,
      notch: CHOSEN.notch.count,
    },
    {
      factor: 'impact',
      label: 'Impact',
      unit: 'impact on each person',
      min: 0.25,
      max: 3,
      values: IMPACT_IN_WORDS.map(({ value }) => value),
      required: true,
      description:
        'How much does it move the outcome for each of them? 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal.',
      higherIsBetter: true,
    },
    {
      factor: 'confidence',
      label: 'Confidence',
      unit: 'share',
      min: 0.5,
      max: 1,
      values: [0.5, 0.8, 1],
      required: true,
      description: 'How sure are you of the other three? 1 high, 0.8 medium, 0.5 low; below that it is a moonshot.',
      higherIsBetter: true,
    },
    {
      factor: 'effort',
      label: 'Effort',
      unit: 'person-months',
      min: 0,
      max: CHOSEN.largest.personMonths,
      values: null,
      required: true,
      description:
        'How many person-months from all disciplines? Whole numbers, or 0.5 for less than a month; 0 gives no score.',
      higherIsBetter: false,
      notch: CHOSEN.notch.personMonths,
    },
  ],
  score: ({ reach, impact, confidence, effort }) => (effort > 0 ? (reach * impact * confidence) / effort : null),
  // Without any reach it is 0, however little effort it takes.
  bounds: (spans) => (spans['reach']?.high === 0 && (spans['effort']?.high ?? 0) > 0 ? NOTHING_REACHED : null),
  steps: ({ reach, impact, confidence, effort }, value) => [
    `${formatQuantity(reach, 'person a month', 'people a month')} × ${impactInWords(impact)} impact × ${formatPercent(confidence)} confidence ÷ ${formatQuantity(effort, 'person-month', 'person-months')} ${formatResult(value)}`,
  ],
  notes: ({ effort }, value) =>
    value !== null ? [] : [`Effort is ${formatNumber(effort)}: nothing can be divided by it.`],
};
