import { CHOSEN } from '../../chosen.ts';
import { formatQuantity, formatResult, formatNumber } from '../../../foundation/text/figure.ts';
import type { ScoringModel } from '../scoring-model.ts';

/**
 * People a month × times each (opportunity sizing in Teresa Torres, Continuous Discovery Habits, 2021), 0 or more
 * occurrences a month; never null.
 */
export const opportunitySize: ScoringModel<'peoplePerMonth' | 'timesEachPerMonth'> = {
  key: 'OPPORTUNITY_SIZE',
  version: 1,
  name: 'Opportunity size',
  source: 'Opportunity sizing (how many are affected, how often) in Teresa Torres, Continuous Discovery Habits, 2021',
  formula: 'people a month × times each a month',
  unit: 'occurrences a month',
  range: { min: 0, max: CHOSEN.largest.peoplePerMonth * CHOSEN.largest.timesEachPerMonth },
  appliesTo: ['OPPORTUNITY'],
  borrowedBy: [],
  borrowedReason: null,
  batched: false,
  additive: true,
  factors: [
    {
      factor: 'peoplePerMonth',
      label: 'People a month',
      unit: 'people a month',
      min: 0,
      max: CHOSEN.largest.peoplePerMonth,
      values: null,
      required: true,
      description: 'How many different people meet this need in a month?',
      higherIsBetter: true,
      notch: CHOSEN.notch.count,
    },
    {
      factor: 'timesEachPerMonth',
      label: 'Times each a month',
      unit: 'times a month for each person',
      min: 0,
      max: CHOSEN.largest.timesEachPerMonth,
      values: null,
      required: true,
      description: 'How often does one of them meet it in a month? May be a mean, such as 2.5.',
      higherIsBetter: true,
      notch: CHOSEN.notch.count,
    },
  ],
  score: ({ peoplePerMonth, timesEachPerMonth }) => peoplePerMonth * timesEachPerMonth,
  steps: ({ peoplePerMonth, timesEachPerMonth }, value) => [
    `${formatQuantity(peoplePerMonth, 'person a month', 'people a month')} × ${formatNumber(timesEachPerMonth)} times each ${formatResult(value)} ${value === 1 ? 'occurrence' : 'occurrences'} a month`,
  ],
  notes: () => [],
};
