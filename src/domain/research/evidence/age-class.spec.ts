import { ageBounds } from './age-class.ts';

describe('the age of evidence', () => {
  it('counts days of 24 hours before the given instant, never the time zone of the machine', () => {
    expect(ageBounds(new Date('2026-04-01T12:00:00Z'))).toEqual({
      young: new Date('2026-01-01T12:00:00Z'),
      year: new Date('2025-04-01T12:00:00Z'),
    });
  });
});
