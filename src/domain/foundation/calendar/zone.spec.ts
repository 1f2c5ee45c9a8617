import { dateIn } from './zone.ts';

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
