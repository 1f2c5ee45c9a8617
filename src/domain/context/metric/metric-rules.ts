import { spellingOf } from '../../foundation/text/spelling.ts';
import type { Rules } from '../../rule.ts';

/** A metric and what is stated in its unit. */
export interface UsedMetric {
  readonly unit: string;
  readonly direction: 'UP' | 'DOWN';
  /** Key results of cycles that are not over. */
  readonly keyResults: number;
  readonly guardrails: number;
  /** Whether it has been read. */
  readonly isRead: boolean;
}

const things = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What cannot be changed of a metric that is used, and what seldom is. */
export const METRIC_RULES: Rules<UsedMetric> = {
  'its unit stays while something is stated in it': {
    fields: ['unit'],
    at: ['unit'],
    isRefused: true,
    problem: ({ unit = '', keyResults = 0, guardrails = 0 }, { before }) =>
      before && spellingOf(before.unit) !== spellingOf(unit) && keyResults + guardrails > 0
        ? `unit stays "${before.unit}" while ${things(keyResults, 'key result', 'key results')} and ${things(guardrails, 'guardrail', 'guardrails')} are stated in it: add another metric, or archive these first.`
        : null,
  },
  'its unit stays once it is read': {
    fields: ['unit'],
    at: ['unit'],
    isRefused: false,
    problem: ({ unit = '', isRead }, { before }) =>
      before && spellingOf(before.unit) !== spellingOf(unit) && isRead
        ? `Readings of it are in "${before.unit}": they stay as they are.`
        : null,
  },
  'its direction stays while it is aimed at': {
    fields: ['direction'],
    at: ['direction'],
    isRefused: false,
    problem: ({ direction, keyResults = 0 }, { before }) =>
      before && before.direction !== direction && keyResults > 0
        ? `${things(keyResults, 'key result', 'key results')} aim at it: their targets stay as they are.`
        : null,
  },
};
