import { formatResult, formatNumber } from '../../../foundation/text/figure.ts';
import { ulwickBand } from '../../../research/survey/ulwick-band.ts';
import { CHOSEN } from '../../chosen.ts';
import type { Factor, ScoringModel } from '../scoring-model.ts';

const topTwoBox = <Name extends string>(
  name: Name,
  label: string,
  description: string,
  higherIsBetter: boolean,
): Factor<Name> => ({
  factor: name,
  label,
  unit: 'tenths of respondents who answered 4 or 5 of 5',
  min: 0,
  max: 10,
  values: null,
  required: true,
  description,
  higherIsBetter,
  notch: CHOSEN.notch.point,
});

/**
 * Importance + what satisfaction leaves open, I + max(I − S, 0) (Anthony Ulwick, Turn Customer Input into Innovation,
 * Harvard Business Review, 2002), 0 to 20 points; never null. Both are top-two boxes of the same people, not means.
 */
export const ulwick: ScoringModel<'importance' | 'satisfaction'> = {
  key: 'ULWICK',
  version: 1,
  name: "Ulwick's opportunity score",
  source: 'Anthony Ulwick, Turn Customer Input into Innovation, Harvard Business Review, 2002',
  formula: 'importance + (importance − satisfaction, or 0 where satisfaction is greater)',
  unit: 'points',
  range: { min: 0, max: 20 },
  appliesTo: ['OPPORTUNITY'],
  borrowedBy: [],
  borrowedReason: null,
  batched: false,
  additive: false,
  factors: [
    topTwoBox(
      'importance',
      'Importance',
      'How many in ten call it important (4 or 5 on 1 to 5)? Ask inside one segment.',
      true,
    ),
    topTwoBox(
      'satisfaction',
      'Satisfaction',
      'How many in ten of the same people are satisfied today (4 or 5 on 1 to 5)?',
      false,
    ),
  ],
  score: ({ importance, satisfaction }) => importance + Math.max(importance - satisfaction, 0),
  steps: ({ importance, satisfaction }, value) => [
    satisfaction > importance
      ? `${formatNumber(importance)} importance + 0 (satisfaction ${formatNumber(satisfaction)} is greater) ${formatResult(value)}`
      : `${formatNumber(importance)} importance + (${formatNumber(importance)} − ${formatNumber(satisfaction)} satisfaction) ${formatResult(value)}`,
  ],
  notes: ({ importance, satisfaction }, value) => [
    ...(value === null ? [] : [`Band ${ulwickBand(value)}.`]),
    ...(satisfaction > importance ? ['Overserved: people are more satisfied than it matters to them.'] : []),
  ],
};
