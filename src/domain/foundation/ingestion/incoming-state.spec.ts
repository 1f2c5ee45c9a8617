import fc from 'fast-check';
import { decideOutcome, type ItemState } from './incoming-state.ts';

const at = (day: number | null) => (day === null ? null : new Date(Date.UTC(2026, 0, day)));
const state = (content: string, day: number | null = null): ItemState => ({ content, sourceUpdatedAt: at(day) });
const gone = (day: number | null = null): ItemState => ({ ...state('gone', day), isDeleted: true });
/** The day on which everything arrives here. */
const ARRIVED = new Date(Date.UTC(2026, 0, 31));
const decide = (known: ItemState | null, incoming: ItemState) => decideOutcome(known, incoming, ARRIVED);
/** The state that is known once these states came in, in this order. */
const after = (states: readonly ItemState[]): ItemState | null =>
  states.reduce<ItemState | null>((known, incoming) => {
    const { status, sourceUpdatedAt } = decide(known, incoming);
    return status === 'STALE' ? known : { ...incoming, sourceUpdatedAt };
  }, null);

describe('an incoming state', () => {
  it.each([
    ['nothing is known', null, state('a', 1), 'CREATED', 1],
    ['nothing is known, and it has no instant', null, state('a'), 'CREATED', 31],
    ['the same is known', state('a', 1), state('a', 1), 'UNCHANGED', 1],
    ['the same is known, of before', state('a', 1), state('a', 3), 'UNCHANGED', 3],
    ['an older one is known', state('a', 1), state('b', 2), 'UPDATED', 2],
    ['a newer one is known', state('b', 2), state('a', 1), 'STALE', 2],
    ['a newer one is known, though equal', state('a', 2), state('a', 1), 'STALE', 2],
    ['another of its instant is known', state('a', 2), state('b', 2), 'UPDATED', 2],
    ['its source deleted it at that instant', gone(2), state('a', 2), 'STALE', 2],
    ['its source deletes it at that instant', state('a', 2), gone(2), 'UPDATED', 2],
    ['its source deleted it before', gone(2), state('a', 3), 'UPDATED', 3],
    ['its source deleted it, and says so again', gone(2), gone(3), 'UNCHANGED', 3],
    ['a deletion without an instant arrived', gone(31), state('a', 30), 'STALE', 31],
    ['no state has an instant', state('a', 31), state('b'), 'UPDATED', 31],
    ['the source no longer gives an instant', state('a', 2), state('b'), 'UPDATED', 31],
    ['nobody but a person has told of it', state('a'), state('b', 2), 'UPDATED', 2],
  ] as const)('where %s', (_, known, incoming, status, day) => {
    expect(decide(known, incoming)).toMatchObject({ status, sourceUpdatedAt: at(day) });
  });
  it('carries a warning when it won over another state of the same instant, and when it is left out', () => {
    expect(decide(state('a', 1), state('b', 1)).warnings).toMatchObject([{ code: 'CONTRADICTS' }]);
    expect(decide(state('a', 2), state('b', 1)).warnings[0]?.message).toContain('2026-01-02T00:00:00.000Z');
    expect(decide(gone(1), state('b', 1)).warnings).toMatchObject([
      { message: expect.stringContaining('deleted') as string },
    ]);
    expect(decide(state('a', 1), state('b', 2)).warnings).toEqual([]);
  });
  it('leads to the newest state, in whatever order states of different instants come in, however often', () => {
    const sequences = fc
      .array(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 8 })
      .chain((days) => fc.shuffledSubarray([...days, ...days], { minLength: days.length * 2 }));
    fc.assert(
      fc.property(sequences, (days) => {
        const newest = Math.max(...days);
        expect(after(days.map((day) => state(`of ${day}`, day)))).toEqual(state(`of ${newest}`, newest));
      }),
    );
  });
});
