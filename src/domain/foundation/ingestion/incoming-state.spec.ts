import fc from 'fast-check';
import { decideOutcome, type ItemState } from './incoming-state.ts';

const at = (day: number | null) => (day === null ? null : new Date(Date.UTC(2026, 0, day)));
const state = (content: string, day: number | null = null): ItemState => ({ content, sourceUpdatedAt: at(day) });
/** The state that is known once these states came in, in this order. */
const after = (states: readonly ItemState[]): ItemState | null =>
  states.reduce<ItemState | null>((known, incoming) => {
    const { status, sourceUpdatedAt } = decideOutcome(known, incoming);
    return { content: status === 'STALE' ? (known?.content ?? '') : incoming.content, sourceUpdatedAt };
  }, null);

describe('an incoming state', () => {
  it.each([
    ['nothing is known', null, state('a', 1), 'CREATED', 1],
    ['the same is known', state('a', 1), state('a', 1), 'UNCHANGED', 1],
    ['the same is known, of before', state('a', 1), state('a', 3), 'UNCHANGED', 3],
    ['an older one is known', state('a', 1), state('b', 2), 'UPDATED', 2],
    ['a newer one is known', state('b', 2), state('a', 1), 'STALE', 2],
    ['a newer one is known, though equal', state('a', 2), state('a', 1), 'STALE', 2],
    ['no state has an instant', state('a'), state('b'), 'UPDATED', null],
    ['the source no longer gives an instant', state('a', 2), state('b'), 'UPDATED', 2],
    ['the source begins to give an instant', state('a'), state('b', 2), 'UPDATED', 2],
  ] as const)('where %s', (_, known, incoming, status, day) => {
    expect(decideOutcome(known, incoming)).toMatchObject({ status, sourceUpdatedAt: at(day) });
  });
  it('carries a warning when it won over another state of the same instant, and when it is too old', () => {
    expect(decideOutcome(state('a', 1), state('b', 1))).toMatchObject({
      status: 'UPDATED',
      warnings: [expect.any(String)],
    });
    expect(decideOutcome(state('a', 2), state('b', 1)).warnings[0]).toContain('2026-01-02T00:00:00.000Z');
    expect(decideOutcome(state('a', 1), state('b', 2)).warnings).toEqual([]);
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
