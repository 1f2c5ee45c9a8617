import fc from 'fast-check';
import { addDays } from './date.ts';
import { dateIn, firstMomentOf } from './zone.ts';

describe('the day in a time zone', () => {
  const instant = new Date('2026-03-31T22:30:00Z');

  it('is that of the local clock', () => {
    expect(dateIn('UTC', instant)).toBe('2026-03-31');
    expect(dateIn('Europe/Berlin', instant)).toBe('2026-04-01');
    expect(dateIn('America/New_York', instant)).toBe('2026-03-31');
    expect(dateIn('Pacific/Kiritimati', instant)).toBe('2026-04-01');
  });

  it('knows when clocks are put forward', () => {
    expect(dateIn('Europe/Berlin', new Date('2026-03-28T22:30:00Z'))).toBe('2026-03-28');
    expect(dateIn('Europe/Berlin', new Date('2026-03-29T22:30:00Z'))).toBe('2026-03-30');
  });

  it('throws for an unknown zone', () => {
    expect(() => dateIn('Europe/Atlantis', instant)).toThrow(RangeError);
  });
});

describe('the first moment of a day in a time zone', () => {
  it.each([
    ['UTC', '2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['Asia/Kathmandu', '2026-03-01', '2026-02-28T18:15:00.000Z'],
    ['Pacific/Auckland', '2026-01-05', '2026-01-04T11:00:00.000Z'],
    ['Europe/Berlin, on the day when clocks are put forward', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['Europe/Berlin, on the day after', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['America/Santiago, without a midnight', '2026-09-06', '2026-09-06T04:00:00.000Z'],
    ['America/Havana, with two midnights', '2026-11-01', '2026-11-01T04:00:00.000Z'],
    ['America/St_Johns, where clocks went back over it a minute later', '2010-11-07', '2010-11-07T02:30:00.000Z'],
    ['Pacific/Apia, which left the day out', '2011-12-30', '2011-12-30T10:00:00.000Z'],
    ['Asia/Tokyo, before the first instant', '0001-01-01', '0001-01-01T00:00:00.000Z'],
    ['Pacific/Pago_Pago', '9999-12-31', '9999-12-31T11:00:00.000Z'],
  ])('%s: %s', (zone, date, moment) => {
    expect(firstMomentOf(zone.split(',')[0] ?? '', date).toISOString()).toBe(moment);
  });

  it('belongs to the day, and the moment before it does not', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'America/Santiago',
    );
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 18_000 }), (zone, offset) => {
        const date = addDays('1990-01-01', offset);
        const moment = firstMomentOf(zone, date);
        expect(dateIn(zone, moment)).toBe(date);
        expect(dateIn(zone, new Date(moment.getTime() - 1))).toBe(addDays(date, -1));
      }),
    );
  });
});
