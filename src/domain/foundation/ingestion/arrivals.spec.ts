import fc from 'fast-check';
import { Arrivals } from './arrivals.ts';

const at = (day: number | null) => (day === null ? null : new Date(Date.UTC(2026, 0, day)));
const sent = (content: string, day: number | null = null) => ({ content, sourceUpdatedAt: at(day), row: { content } });

describe('the arrivals of one push', () => {
  it('meet what those before them left, and are written once', () => {
    const arrivals = new Arrivals<{ content: string }>(new Map());
    const statuses = [sent('a', 1), sent('a', 1), sent('b', 2), sent('c', 1)].map(
      (each, index) => arrivals.take('key', each, `id ${index}`).status,
    );
    expect(statuses).toEqual(['CREATED', 'UNCHANGED', 'UPDATED', 'STALE']);
    expect(arrivals.toWrite('ADD')).toEqual([{ id: 'id 0', content: 'b', sourceUpdatedAt: at(2) }]);
    expect(arrivals.toWrite('CHANGE')).toEqual([]);
  });

  it('change what stands, mark what only came later, and leave alone what is the same', () => {
    const known = new Map(
      ['changed', 'marked', 'same', 'both'].map((key) => [key, { id: key, content: 'a', sourceUpdatedAt: at(1) }]),
    );
    const arrivals = new Arrivals<{ content: string }>(known);
    arrivals.take('changed', sent('b', 2), 'fresh');
    arrivals.take('marked', sent('a', 2), 'fresh');
    arrivals.take('same', sent('a', 1), 'fresh');
    arrivals.take('both', sent('b', 2), 'fresh');
    arrivals.take('both', sent('b', 3), 'fresh');
    expect(arrivals.toWrite('ADD')).toEqual([]);
    expect(arrivals.toWrite('CHANGE').map(({ id, sourceUpdatedAt }) => [id, sourceUpdatedAt])).toEqual([
      ['both', at(3)],
      ['changed', at(2)],
    ]);
    expect(arrivals.toWrite('MARK').map(({ id }) => id)).toEqual(['marked']);
  });

  it('leave the same rows, in the same order, whatever the order of states of different instants', () => {
    const push = fc
      .uniqueArray(fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.integer({ min: 1, max: 28 })), {
        selector: (each) => each.join(),
        minLength: 1,
        maxLength: 12,
      })
      .chain((states) => fc.tuple(fc.constant(states), fc.shuffledSubarray(states, { minLength: states.length })));
    fc.assert(
      fc.property(push, ([one, other]) => {
        const [first, second] = [one, other].map((states) => {
          const arrivals = new Arrivals<{ content: string }>(new Map());
          for (const [key, day] of states) arrivals.take(key, sent(`${key} of ${day}`, day), `id of ${key}`);
          return arrivals.toWrite('ADD');
        });
        expect(first).toEqual(second);
        expect(first?.length).toBe(new Set(one.map(([key]) => key)).size);
      }),
    );
  });
});
