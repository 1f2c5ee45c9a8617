import fc from 'fast-check';
import { IngestBatch } from './ingest-batch.ts';

const at = (day: number | null) => (day === null ? null : new Date(Date.UTC(2026, 0, day)));
const ARRIVED = new Date(Date.UTC(2026, 0, 31));
const item = (content: string, day: number | null = null) => ({ content, sourceUpdatedAt: at(day), row: { content } });

describe('the items of one batch', () => {
  it('meet what those before them left, and are written once', () => {
    const batch = new IngestBatch<{ content: string }>(new Map(), ARRIVED);
    const statuses = [item('a', 1), item('a', 1), item('b', 2), item('c', 1)].map(
      (each, index) => batch.ingest('key', each, `id ${index}`).status,
    );
    expect(statuses).toEqual(['CREATED', 'UNCHANGED', 'UPDATED', 'STALE']);
    expect(batch.rows('INSERT')).toEqual([{ id: 'id 0', content: 'b' }]);
    expect([...batch.clocks()]).toEqual([['id 0', at(2)]]);
    expect(batch.rows('UPDATE')).toEqual([]);
  });

  it('update what is known, move the clock of what only has a later instant, and leave alone what is the same', () => {
    const known = new Map(
      ['changed', 'touched', 'same', 'both'].map((key) => [key, { id: key, content: 'a', sourceUpdatedAt: at(1) }]),
    );
    const batch = new IngestBatch<{ content: string }>(known, ARRIVED);
    batch.ingest('changed', item('b', 2), 'new');
    batch.ingest('touched', item('a', 2), 'new');
    batch.ingest('same', item('a', 1), 'new');
    batch.ingest('both', item('b', 2), 'new');
    batch.ingest('both', item('b', 3), 'new');
    expect(batch.rows('INSERT')).toEqual([]);
    expect(batch.rows('UPDATE')).toEqual([
      { id: 'both', content: 'b' },
      { id: 'changed', content: 'b' },
    ]);
    expect(batch.touched().map(({ id }) => id)).toEqual(['both', 'changed', 'touched']);
    expect([...batch.clocks()]).toEqual([
      ['both', at(3)],
      ['changed', at(2)],
      ['touched', at(2)],
    ]);
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
          const batch = new IngestBatch<{ content: string }>(new Map(), ARRIVED);
          for (const [key, day] of states) batch.ingest(key, item(`${key} of ${day}`, day), `id of ${key}`);
          return [batch.rows('INSERT'), [...batch.clocks()]];
        });
        expect(first).toEqual(second);
        expect(first?.[0]?.length).toBe(new Set(one.map(([key]) => key)).size);
      }),
    );
  });
});
