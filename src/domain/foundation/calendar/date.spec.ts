import fc from 'fast-check';
import { addDays, checkPeriod, daysBetween, isDate } from './date.ts';

const dates = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('isDate', () => {
  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '2026-04-30'])('accepts %s', (text) => {
    expect(isDate(text)).toBe(true);
  });
  it.each([
    '',
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '+2026-01-01',
    '２０２６-01-01',
    '20260101',
  ])('refuses %p', (text) => {
    expect(isDate(text)).toBe(false);
  });
});

describe('daysBetween and addDays', () => {
  it.each([
    ['2026-01-01', '2026-01-01', 0],
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['2026-03-01', '2026-02-28', -1],
    ['1999-12-31', '2000-01-01', 1],
    ['0001-01-01', '9999-12-31', 3_652_058],
  ])('from %s to %s', (a, b, days) => {
    expect(daysBetween(a, b)).toBe(days);
    expect(addDays(a, days)).toBe(b);
  });
  it('agrees with Date wherever Date is right', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        expect(daysBetween(a, b)).toBe((Date.parse(b) - Date.parse(a)) / 86_400_000);
      }),
    );
  });
  it('goes there and back', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(isDate(addDays(b, daysBetween(b, a)))).toBe(true);
      }),
    );
  });
  it.each([
    ['no date', '2026-02-30', 1],
    ['a part of a day', '2026-02-01', 0.5],
    ['what comes after 9999', '9999-12-31', 1],
    ['what comes before 0001', '0001-01-01', -1],
  ])('throws on %s', (_, date, days) => {
    expect(() => addDays(date, days)).toThrow(RangeError);
  });
});

describe('checkPeriod', () => {
  it('lets a period pass, and a single day', () => {
    expect(checkPeriod('2026-01-01', '2026-03-31', [])).toEqual([]);
    expect(checkPeriod('2026-01-01', '2026-01-01', [])).toEqual([]);
  });
  it('refuses an end before the start', () => {
    expect(checkPeriod('2026-01-02', '2026-01-01', ['input'])).toEqual([
      {
        code: 'INVALID_VALUE',
        message: 'endsOn (2026-01-01) must not be before startsOn (2026-01-02).',
        path: ['input', 'endsOn'],
      },
    ]);
  });
  it('names each end that is no date', () => {
    expect(checkPeriod('tomorrow', '2026-02-30', []).map(({ path }) => path)).toEqual([['startsOn'], ['endsOn']]);
  });
});
