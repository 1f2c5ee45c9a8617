import fc from 'fast-check';
import { type ArrivedState, arrive } from './arrival.ts';

const at = (day: number | null) => (day === null ? null : new Date(Date.UTC(2026, 0, day)));
const state = (content: string, day: number | null = null): ArrivedState => ({ content, sourceUpdatedAt: at(day) });
/** What stands after these states arrived in this order. */
const after = (states: readonly ArrivedState[]): ArrivedState | null =>
  states.reduce<ArrivedState | null>((standing, sent) => {
    const { status, sourceUpdatedAt } = arrive(standing, sent);
    return { content: status === 'STALE' ? (standing?.content ?? '') : sent.content, sourceUpdatedAt };
  }, null);

describe('an arrival', () => {
  it.each([
    ['nothing stood', null, state('a', 1), 'CREATED', 1],
    ['the same stands', state('a', 1), state('a', 1), 'UNCHANGED', 1],
    ['the same stands, of before', state('a', 1), state('a', 3), 'UNCHANGED', 3],
    ['an older one stands', state('a', 1), state('b', 2), 'UPDATED', 2],
    ['a newer one stands', state('b', 2), state('a', 1), 'STALE', 2],
    ['a newer one stands, though equal', state('a', 2), state('a', 1), 'STALE', 2],
    ['nobody said when', state('a'), state('b'), 'UPDATED', null],
    ['the source says no longer when', state('a', 2), state('b'), 'UPDATED', 2],
    ['the source begins to say when', state('a'), state('b', 2), 'UPDATED', 2],
  ] as const)('where %s', (_, standing, sent, status, day) => {
    expect(arrive(standing, sent)).toMatchObject({ status, sourceUpdatedAt: at(day) });
  });
  it('says when it won over another state of the same instant, and when it was too old', () => {
    expect(arrive(state('a', 1), state('b', 1))).toMatchObject({ status: 'UPDATED', warnings: [expect.any(String)] });
    expect(arrive(state('a', 2), state('b', 1)).warnings[0]).toContain('2026-01-02T00:00:00.000Z');
    expect(arrive(state('a', 1), state('b', 2)).warnings).toEqual([]);
  });
  it('leads to the newest state, in whatever order states of different instants arrive, however often', () => {
    const arrivals = fc
      .array(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 8 })
      .chain((days) => fc.shuffledSubarray([...days, ...days], { minLength: days.length * 2 }));
    fc.assert(
      fc.property(arrivals, (days) => {
        const newest = Math.max(...days);
        expect(after(days.map((day) => state(`of ${day}`, day)))).toEqual(state(`of ${newest}`, newest));
      }),
    );
  });
});
