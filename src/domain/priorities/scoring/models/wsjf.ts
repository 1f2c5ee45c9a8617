import { formatResult, formatNumber } from '../../../foundation/text/figure.ts';
import { EFFORT_BASED, type Factor, type ScoringModel } from '../scoring-model.ts';

/** Modified Fibonacci scale of SAFe, relative to a batch whose smallest item is 1. */
const RELATIVE = [1, 2, 3, 5, 8, 13, 20] as const;

const relative = <Name extends string>(
  name: Name,
  label: string,
  description: string,
  higherIsBetter = true,
): Factor<Name> => ({
  factor: name,
  label,
  unit: 'points relative to the batch, its smallest item 1',
  min: 1,
  max: 20,
  values: RELATIVE,
  required: true,
  description,
  higherIsBetter,
});

/** Cost of delay ÷ job size (SAFe, after Donald Reinertsen, 2009), 0.15 to 60 points a point of size; never null. */
export const wsjf: ScoringModel<'userBusinessValue' | 'timeCriticality' | 'riskReduction' | 'jobSize'> = {
  ...EFFORT_BASED,
  key: 'WSJF',
  version: 1,
  name: 'WSJF',
  source:
    'Scaled Agile Framework, weighted shortest job first, after Donald Reinertsen, The Principles of Product Development Flow, 2009',
  formula: '(user and business value + time criticality + risk reduction or opportunity enablement) ÷ job size',
  unit: 'points of delay cost a point of size',
  range: { min: 3 / 20, max: 60 },
  batched: true,
  additive: false,
  factors: [
    relative('userBusinessValue', 'User and business value', 'How much is it worth, next to the others of the batch?'),
    relative('timeCriticality', 'Time criticality', 'How fast does its value decay while it waits?'),
    relative('riskReduction', 'Risk reduction', 'How much risk does it take away, or what does it make possible?'),
    relative('jobSize', 'Job size', 'How big is the job, next to the others of the batch?', false),
  ],
  score: ({ userBusinessValue, timeCriticality, riskReduction, jobSize }) =>
    (userBusinessValue + timeCriticality + riskReduction) / jobSize,
  steps: ({ userBusinessValue, timeCriticality, riskReduction, jobSize }, value) => [
    `(${formatNumber(userBusinessValue)} value + ${formatNumber(timeCriticality)} time criticality + ${formatNumber(riskReduction)} risk reduction) ÷ ${formatNumber(jobSize)} job size ${formatResult(value)}`,
  ],
  notes: () => ['Compares only with the other items of its batch.'],
};
