import { checkHeld } from './check-held.ts';

const now = new Date('2026-03-01T12:00:00Z');
const later = new Date('2026-03-01T12:00:01Z');

describe('an interview that took place', () => {
  it('is not in the future and has a participant', () => {
    expect(checkHeld({ status: 'HELD', heldAt: now, participants: 1 }, now)).toEqual([]);
    expect(checkHeld({ status: 'HELD', heldAt: later, participants: 0 }, now).map(({ path }) => path)).toEqual([
      ['heldAt'],
      ['participantIds'],
    ]);
  });
  it.each(['PLANNED', 'CANCELLED'])('is not checked when it is %s', (status) => {
    expect(checkHeld({ status, heldAt: later, participants: 0 }, now)).toEqual([]);
  });
});
