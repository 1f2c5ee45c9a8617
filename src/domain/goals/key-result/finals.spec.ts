import { checkCycleDays, checkNotFinal, isFinal, isOver, momentsOf } from './finals.ts';

const quarter = { startsOn: '2026-07-01', endsOn: '2026-09-30' };
const before = new Date('2026-06-20T08:00:00Z');

describe('the moments of a cycle', () => {
  it('are the first of its days in the zone, and final so many days after the last', () => {
    expect(momentsOf(quarter, 'Europe/Berlin', 7, before)).toEqual({
      timeZone: 'Europe/Berlin',
      beginsAt: new Date('2026-06-30T22:00:00Z'),
      endsAt: new Date('2026-09-30T22:00:00Z'),
      finalAt: new Date('2026-10-07T22:00:00Z'),
    });
  });
  it('are final as soon as it is over where nothing more is waited for', () => {
    const { endsAt, finalAt } = momentsOf(quarter, 'America/Santiago', 0, before);
    expect(finalAt).toEqual(endsAt);
  });
  it('leave as many days to a cycle that is entered when it is over', () => {
    const entered = new Date('2026-12-01T09:30:00Z');
    expect(momentsOf(quarter, 'UTC', 7, entered).finalAt).toEqual(new Date('2026-12-08T09:30:00Z'));
    expect(momentsOf(quarter, 'UTC', 0, entered).finalAt).toEqual(entered);
  });
  it('say whether it is over and final', () => {
    const moments = momentsOf(quarter, 'UTC', 7, before);
    const at = (instant: string) => [isOver(moments, new Date(instant)), isFinal(moments, new Date(instant))];
    expect(at('2026-09-30T23:59:59.999Z')).toEqual([false, false]);
    expect(at('2026-10-01T00:00:00Z')).toEqual([true, false]);
    expect(at('2026-10-08T00:00:00Z')).toEqual([true, true]);
  });
  it('keep what figures rest on once they are final', () => {
    const moments = momentsOf(quarter, 'UTC', 7, before);
    expect(checkNotFinal(moments, new Date('2026-10-07T23:00:00Z'), ['target'])).toEqual([]);
    expect(checkNotFinal(moments, new Date('2026-10-08T00:00:00Z'), ['startsOn', 'endsOn'])).toMatchObject([
      { code: 'NOT_APPLICABLE', path: ['startsOn'] },
      { code: 'NOT_APPLICABLE', path: ['endsOn'] },
    ]);
  });
  it('lie within the calendar', () => {
    expect(checkCycleDays('8999-12-31')).toEqual([]);
    expect(checkCycleDays('9999-12-31')).toMatchObject([{ path: ['endsOn'] }]);
    expect(
      momentsOf({ startsOn: '0001-01-01', endsOn: '8999-12-31' }, 'Pacific/Kiritimati', 366, before).finalAt,
    ).toEqual(new Date('9001-01-01T10:00:00Z'));
  });
});
