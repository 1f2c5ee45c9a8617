import { checkDecision, type DecisionToCheck } from './check-decision.ts';

const fine: DecisionToCheck = {
  options: ['Plan', 'Cook'],
  choice: 'Plan',
  decidedOn: '2026-02-01',
  revisitOn: '2026-02-02',
  grounds: [
    { kind: 'NODE', refId: 'a' },
    { kind: 'SCORE', refId: 'a' },
  ],
};
const faults = (change: Partial<DecisionToCheck>): string[] =>
  checkDecision({ ...fine, ...change }, '2026-02-01').map(({ code, path }) => [code, ...path].join(' '));

describe('the check of a decision', () => {
  it('accepts a choice among options, taken today or before, reviewed later or never', () => {
    expect([faults({}), faults({ decidedOn: '2025-01-01', revisitOn: null }), faults({ grounds: [] })]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it.each([
    [{ choice: 'plan' }, ['INVALID_VALUE choice']],
    [{ decidedOn: '2026-02-02', revisitOn: null }, ['INVALID_VALUE decidedOn']],
    [{ revisitOn: '2026-02-01' }, ['INVALID_VALUE revisitOn']],
    [{ grounds: [...fine.grounds, { kind: 'NODE', refId: 'a' }] }, ['INVALID_VALUE grounds 2 refId']],
    [
      { choice: '', decidedOn: '2026-03-01' },
      ['INVALID_VALUE choice', 'INVALID_VALUE decidedOn', 'INVALID_VALUE revisitOn'],
    ],
  ])('refuses %j', (change, expected) => {
    expect(faults(change)).toEqual(expected);
  });
});
