import { cycleStatus } from './cycle-status.ts';

describe('the status of a cycle', () => {
  const quarter = { startsOn: '2026-01-01', endsOn: '2026-03-31' };
  it.each([
    ['2025-12-31', 'UPCOMING'],
    ['2026-01-01', 'CURRENT'],
    ['2026-03-31', 'CURRENT'],
    ['2026-04-01', 'OVER'],
  ])('on %s is %s', (today, status) => {
    expect(cycleStatus(quarter, today)).toBe(status);
  });
  it('is there for real days only', () => {
    expect(() => cycleStatus(quarter, '2026-02-30')).toThrow(RangeError);
  });
});
