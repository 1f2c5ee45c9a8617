import fc from 'fast-check';
import { IngestBatch } from './ingest-batch.ts';

const at = (day: number | null) => (day === null ? null : new Date(Date.UTC(2026, 0, day)));
const item = (content: string, day: number | null = null) => ({ content, sourceUpdatedAt: at(day), row: { content } });

describe('the items of one batch', () => {
  it('meet what those before them left, and are written once', () => {
    const batch = new IngestBatch<{ content: string }>(new Map());
    const statuses = [item('a', 1), item('a', 1), item('b', 2), item('c', 1)].map(
      (each, index) => batch.ingest('key', each, `id ${index}`).status,
    );
    expect(statuses).toEqual(['CREATED', 'UNCHANGED', 'UPDATED', 'STALE']);
    expect(batch.rows('INSERT')).toEqual([{ id: 'id 0', content: 'b', sourceUpdatedAt: at(2) }]);
    expect(batch.rows('UPDATE')).toEqual([]);
  });

  it('update what is known, touch what only has a later instant, and leave alone what is the same', () => {
    const known = new Map(
      ['changed', 'touched', 'same', 'both'].map((key) => [key, { id: key, content: 'a', sourceUpdatedAt: at(1) }]),
    );
    const batch = new IngestBatch<{ content: string }>(known);
    batch.ingest('changed', item('b', 2), 'new');
    batch.ingest('touched', item('a', 2), 'new');
    batch.ingest('same', item('a', 1), 'new');
    batch.ingest('both', item('b', 2), 'new');
    batch.ingest('both', item('b', 3), 'new');
    expect(batch.rows('INSERT')).toEqual([]);
    expect(batch.rows('UPDATE').map(({ id, sourceUpdatedAt }) => [id, sourceUpdatedAt])).toEqual([
      ['both', at(3)],
      ['changed', at(2)],
    ]);
    expect(batch.rows('TOUCH').map(({ id }) => id)).toEqual(['touched']);
    expect(batch.rows().map(({ id }) => id)).toEqual(['both', 'changed', 'touched']);
  });

  it('leave the same rows, in the same order, whatever the order of states of different instants', () => {
    const batch = fc
      .uniqueArray(fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.integer({ min: 1, max: 28 })), {
        selector: (each) => each.join(),
        minLength: 1,
        maxLength: 12,
      })
      .chain((states) => fc.tuple(fc.constant(states), fc.shuffledSubarray(states, { minLength: states.length })));
    fc.assert(
      fc.property(batch, ([one, other]) => {
        const [first, second] = [one, other].map((states) => {
          const batch = new IngestBatch<{ content: string }>(new Map());
          for (const [key, day] of states) batch.ingest(key, item(`${key} of ${day}`, day), `id of ${key}`);
          return batch.rows('INSERT');
        });
        expect(first).toEqual(second);
        expect(first?.length).toBe(new Set(one.map(([key]) => key)).size);
      }),
    );
  });
});
