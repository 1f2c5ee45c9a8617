import { METRIC_RULES, type UsedMetric } from '../../context/metric/metric-rules.ts';
import { judge } from '../../rule.ts';
import { QUESTION_RULES } from '../../tree/discussion/question-rules.ts';
import { CYCLE_RULES, type CycleAmongOthers } from './cycle-rules.ts';
import { judgeImpact } from './impact.ts';
import { judgeTarget } from './target-rules.ts';
import type { Target } from './target.ts';

const now = new Date('2026-11-20T12:00:00Z');
const target = (more: Partial<Target>): Target => ({
  kind: 'REACH',
  initial: null,
  goal: null,
  lower: null,
  upper: null,
  ...more,
});
const paths = (list: readonly { readonly path: readonly string[] }[]): string[] =>
  list.map(({ path }) => path.join('.'));

describe('rules of goals', () => {
  it.each([
    [{ initial: 40, goal: 30 }, { unit: 'COUNT', direction: 'UP' }, ['target.goal']],
    [{ initial: 30, goal: 40 }, { unit: 'COUNT', direction: 'UP' }, []],
    [{ initial: 30, goal: 40 }, { unit: 'COUNT', direction: 'DOWN' }, ['target.goal']],
    [{ initial: 40, goal: 30 }, { unit: 'COUNT', direction: 'DOWN' }, []],
    [{ initial: -1, goal: 101 }, { unit: ' percent', direction: 'UP' }, ['target.initial', 'target.goal']],
    [{ initial: 0, goal: 100 }, { unit: '%', direction: 'UP' }, []],
    [
      { kind: 'KEEP_BETWEEN', lower: -5, upper: 120 },
      { unit: 'PERCENT', direction: 'UP' },
      ['target.lower', 'target.upper'],
    ],
    [{ initial: 0, goal: 500 }, { unit: 'EUR', direction: 'UP' }, []],
  ] as const)('of the target %j for %j warn at %j', (given, metric, expected) => {
    const { refusals, warnings } = judgeTarget(target(given), metric, ['target']);
    expect([refusals, paths(warnings)]).toEqual([[], expected]);
  });

  it.each([
    [{ unit: 'EUR' }, { keyResults: 1 }, [['unit'], []]],
    [{ unit: 'EUR' }, { guardrails: 2 }, [['unit'], []]],
    [{ unit: 'EUR' }, { isRead: true }, [[], ['unit']]],
    [{ unit: 'EUR' }, {}, [[], []]],
    [{ unit: 'percent' }, { keyResults: 1, guardrails: 1, isRead: true }, [[], []]],
    [{ direction: 'DOWN' }, { keyResults: 1 }, [[], ['direction']]],
    [{ direction: 'UP' }, { keyResults: 1 }, [[], []]],
  ] as const)('of a metric that becomes %j and has %j tell %j', (set, used, expected) => {
    const before: UsedMetric = {
      unit: 'PERCENT',
      direction: 'UP',
      keyResults: 0,
      guardrails: 0,
      isRead: false,
      ...used,
    };
    const { refusals, warnings } = judge(METRIC_RULES, { before, set, now });
    expect([paths(refusals), paths(warnings)]).toEqual(expected);
  });

  it('of a cycle warn of one day, and of another of its days or its name', () => {
    const spring = { name: 'Spring', startsOn: '2026-04-01', endsOn: '2026-06-30' };
    const warned = (set: Partial<CycleAmongOthers>) =>
      paths(judge(CYCLE_RULES, { before: null, set: { ...spring, others: [spring], ...set }, now }).warnings);
    expect(warned({})).toEqual(['startsOn', 'name']);
    expect(warned({ name: 'Summer', startsOn: '2026-07-01', endsOn: '2026-07-01' })).toEqual(['endsOn']);
    expect(warned({ name: 'Summer', startsOn: '2026-07-01', endsOn: '2026-09-30' })).toEqual([]);
  });

  it('of days know that it is tomorrow somewhere, and yesterday elsewhere', () => {
    const told = (given: Parameters<typeof judgeImpact>[0]) => {
      const { refusals, warnings } = judgeImpact(given, now);
      return [paths(refusals), paths(warnings)];
    };
    expect(told({ baselineOn: '2026-11-22' })).toEqual([['hypothesis.baselineOn'], []]);
    expect(told({ baselineOn: '2026-11-21', dueOn: '2026-11-20' })).toEqual([[], []]);
    expect(told({ dueOn: '2026-11-19' })).toEqual([[], ['hypothesis.dueOn']]);
    const asked = (dueOn: string) => paths(judge(QUESTION_RULES, { before: null, set: { dueOn }, now }).warnings);
    expect([asked('2026-11-19'), asked('2026-11-20')]).toEqual([['dueOn'], []]);
  });
});
