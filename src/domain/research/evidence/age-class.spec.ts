import { ageBounds } from './age-class.ts';

describe('the age of evidence', () => {
  it('is by days of 24 hours before the instant asked for, never by the clock of who asks', () => {
    expect(ageBounds(new Date('2026-04-01T12:00:00Z'))).toEqual({
      young: new Date('2026-01-01T12:00:00Z'),
      year: new Date('2025-04-01T12:00:00Z'),
    });
  });
});
