import { formatNumber } from '../../foundation/text/figure.ts';
import { judge, type Judgement, type Rule, type Rules } from '../../rule.ts';
import type { Target, TargetField } from './target.ts';

/** A target and the metric that it is set for. */
export interface MeasuredTarget {
  readonly target: Target;
  readonly metric: { readonly unit: string; readonly direction: 'UP' | 'DOWN' };
}

const PERCENT = /^(?:%|percent|percentage|per cent)$/i;
const FIELDS: readonly TargetField[] = ['initial', 'goal', 'lower', 'upper'];

/** A number of a target in percent is seldom below 0 or above 100. */
const isShare = (field: TargetField): Rule<MeasuredTarget> => ({
  fields: ['target'],
  at: [field],
  isRefused: false,
  problem: ({ target, metric }) => {
    const value = target?.[field] ?? null;
    if (value === null || !PERCENT.test(metric?.unit.trim() ?? '') || (value >= 0 && value <= 100)) return null;
    return `${field} is ${formatNumber(value)}, and the metric is measured in percent: should it lie between 0 and 100?`;
  },
});

/** What seldom is of a target. */
export const TARGET_RULES: Rules<MeasuredTarget> = {
  'it leads to where the metric is better': {
    fields: ['target'],
    at: ['goal'],
    isRefused: false,
    problem: ({ target, metric }) => {
      const [initial, goal] = [target?.initial ?? null, target?.goal ?? null];
      if (initial === null || goal === null || !metric || goal === initial) return null;
      if (goal > initial === (metric.direction === 'UP')) return null;
      const better = metric.direction === 'UP' ? 'more is better' : 'less is better';
      return `goal, ${formatNumber(goal)}, is worse than initial, ${formatNumber(initial)}: of this metric ${better}.`;
    },
  },
  ...Object.fromEntries(FIELDS.map((field) => [`${field} is a share`, isShare(field)])),
};

/** What the rules have against a target for a metric; it stands at `path` of the input. */
export const judgeTarget = (target: Target, metric: MeasuredTarget['metric'], path: readonly string[]): Judgement =>
  judge(TARGET_RULES, { before: null, set: { target, metric }, now: NEVER }, path);

/** None of these rules looks at the clock. */
const NEVER = new Date(0);
