import type { Change, Rules } from '../../rule.ts';
import { EXPERIMENT_RULES, judgeNode, type RuledNode, SOLUTION_RULES } from './node-rules.ts';

const now = new Date('2026-11-20T12:00:00Z');
const ELEVEN_OF_TEN = { text: 'Eleven', count: 11, of: 10 };

/** For each rule, a change that breaks it and one that comes close. */
const CASES: Readonly<
  Record<string, readonly [breaks: Partial<Change<RuledNode>>, holds: Partial<Change<RuledNode>>]>
> = {
  'building has begun': [
    { set: { buildingSince: '2026-11-22' } },
    { set: { status: 'BUILDING', buildingSince: '2026-11-21' } },
  ],
  'shipping has come': [
    { set: { status: 'SHIPPED', shippedOn: '2027-11-20' } },
    { set: { status: 'SHIPPED', shippedOn: '2026-11-20' } },
  ],
  'it is built before it is shipped': [
    { set: { status: 'SHIPPED', buildingSince: '2026-03-02', shippedOn: '2026-03-01' } },
    { set: { status: 'SHIPPED', buildingSince: '2026-03-02', shippedOn: '2026-03-02' } },
  ],
  'only what is shipped has a day of shipping': [
    { set: { status: 'IDEA', shippedOn: '2026-03-01' } },
    { before: { status: 'SHIPPED', shippedOn: null }, set: { shippedOn: '2026-03-01' } },
  ],
  'what is taken back was shipped': [
    { before: { status: 'SHIPPED', shippedOn: '2026-03-01' }, set: { status: 'BUILDING' } },
    { before: { status: 'SHIPPED', shippedOn: '2026-03-01' }, set: { status: 'BUILDING', shippedOn: null } },
  ],
  'what is built is past being an idea': [
    { set: { status: 'IDEA', buildingSince: '2026-03-01' } },
    { set: { status: 'BUILDING', buildingSince: '2026-03-01' } },
  ],
  'effort is spent on what is built': [
    { set: { status: 'IDEA', actualEffortPersonMonths: 0 } },
    { set: { status: 'TESTING', actualEffortPersonMonths: 1 } },
  ],
  'it has started': [{ set: { startedOn: '2026-11-22' } }, { set: { status: 'RUNNING', startedOn: '2026-11-21' } }],
  'it has been concluded': [
    { set: { status: 'CONCLUDED', concludedOn: '2026-11-22' } },
    { set: { status: 'CONCLUDED', concludedOn: '2026-11-20' } },
  ],
  'it starts before it is concluded': [
    { before: { status: 'CONCLUDED', concludedOn: '2026-03-01' }, set: { startedOn: '2026-03-02' } },
    { before: { status: 'CONCLUDED', concludedOn: '2026-03-02' }, set: { startedOn: '2026-03-02' } },
  ],
  'it starts before it is due': [
    { set: { status: 'RUNNING', startedOn: '2026-03-02', dueOn: '2026-03-01' } },
    { set: { status: 'RUNNING', startedOn: '2026-03-02', dueOn: '2026-03-02' } },
  ],
  'no more show it than were observed': [
    { set: { status: 'RUNNING', observation: ELEVEN_OF_TEN } },
    { set: { status: 'RUNNING', observation: { ...ELEVEN_OF_TEN, count: 10 } } },
  ],
  'no more need show it than are observed': [
    { set: { successCriterion: { text: 'Many', atLeast: 11, of: 10 } } },
    { set: { successCriterion: { text: 'Many', atLeast: 11, of: null } } },
  ],
  'only what ran has a verdict': [
    { set: { status: 'PLANNED', verdict: 'SUPPORTED' } },
    { before: { status: 'RUNNING' }, set: { status: 'CONCLUDED', verdict: 'SUPPORTED' } },
  ],
  'a verdict ends it': [
    { before: { status: 'RUNNING' }, set: { verdict: 'REFUTED' } },
    { before: { status: 'CONCLUDED' }, set: { verdict: 'REFUTED' } },
  ],
  'only what is concluded has a day of it': [
    { before: { status: 'RUNNING' }, set: { concludedOn: '2026-03-01' } },
    { before: { status: 'RUNNING' }, set: { concludedOn: null } },
  ],
  'what goes on was concluded': [
    { before: { status: 'CONCLUDED', concludedOn: '2026-03-01' }, set: { status: 'RUNNING' } },
    { before: { status: 'CONCLUDED', concludedOn: '2026-03-01' }, set: { status: 'CANCELLED' } },
  ],
  'what is planned has not started': [
    { set: { status: 'PLANNED', startedOn: '2026-03-01' } },
    { set: { status: 'RUNNING', startedOn: '2026-03-01' } },
  ],
  'nothing is observed before it runs': [
    { set: { status: 'PLANNED', observation: { text: 'Some' } } },
    { set: { status: 'RUNNING', observation: { text: 'Some' } } },
  ],
  'what was asked stands once it is answered': [
    {
      before: { status: 'CONCLUDED', verdict: 'SUPPORTED', successCriterion: { text: 'Many', atLeast: 7 } },
      set: { successCriterion: { text: 'Many', atLeast: 3 } },
    },
    {
      before: { status: 'CONCLUDED', verdict: 'SUPPORTED', successCriterion: { text: 'Many', atLeast: 7 } },
      set: { successCriterion: { text: 'Many', atLeast: 3 }, verdict: null },
    },
  ],
  'what was expected stands once it is answered': [
    { before: { status: 'CONCLUDED', verdict: 'REFUTED', expectedSupport: 0.9 }, set: { expectedSupport: 0.2 } },
    { before: { status: 'RUNNING', verdict: null, expectedSupport: 0.9 }, set: { expectedSupport: 0.2 } },
  ],
  'the verdict is what the figures say': [
    {
      before: { status: 'CONCLUDED', successCriterion: { text: 'Many', atLeast: 7, of: 10 } },
      set: { verdict: 'SUPPORTED', observation: { text: 'Six', count: 6, of: 10 } },
    },
    {
      before: { status: 'CONCLUDED', successCriterion: { text: 'Many', atLeast: 7, of: 10 } },
      set: { verdict: 'SUPPORTED', observation: { text: 'Seven', count: 7, of: 10 } },
    },
  ],
};

const TABLES: readonly (readonly ['SOLUTION' | 'EXPERIMENT', Rules<RuledNode>])[] = [
  ['SOLUTION', SOLUTION_RULES],
  ['EXPERIMENT', EXPERIMENT_RULES],
];
const rows = TABLES.flatMap(([kind, rules]) =>
  Object.entries(rules).map(([name, rule]) => [kind, name, rule] as const),
);

describe('rules of nodes', () => {
  it('have each a case', () => {
    expect(Object.keys(CASES).sort()).toEqual(rows.map(([, name]) => name).sort());
  });

  it.each(rows)('of a %s: %s', (kind, name, { at, isRefused }) => {
    const [breaks, holds] = CASES[name] ?? [{}, {}];
    const told = (change: Partial<Change<RuledNode>>) => {
      const { refusals, warnings } = judgeNode(kind, { before: null, set: {}, now, ...change }, ['items', '0']);
      return (isRefused ? refusals : warnings).map(({ path }) => path.join('.'));
    };
    expect(told(breaks)).toContain(['items', '0', ...at].join('.'));
    expect(told(holds)).toEqual([]);
  });

  it('are asked only of what changes', () => {
    const before: RuledNode = { status: 'IDEA', shippedOn: '2026-03-01' };
    for (const set of [{}, { actualEffortPersonMonths: null }, { status: 'IDEA' } as const])
      expect(judgeNode('SOLUTION', { before, set, now })).toEqual({ refusals: [], warnings: [] });
  });
});
