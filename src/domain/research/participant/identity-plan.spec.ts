import fc from 'fast-check';
import { planIdentities } from './identity-plan.ts';

const names = (own: string, ...keys: string[]) => [
  { system: 'desk', value: own },
  ...keys.map((value) => ({ system: '', value })),
];
let count = 0;
/** Ids that grow, as ids do that are made one after the other. */
const newId = () => `id ${String(++count).padStart(6, '0')}`;
const plan = (lists: ReturnType<typeof names>[], barred: readonly string[] = []) =>
  planIdentities(lists, new Map(), new Set(barred), newId);
/** Which lists are one person, whoever that is. */
const persons = (ids: readonly string[]) => ids.map((id) => ids.indexOf(id));

describe('who is who', () => {
  it('joins whom one list names, records it, and tells its sender', () => {
    const { ids, joins, named, warnings } = plan([names('x1', 'k1'), names('x2', 'k2'), names('x3', 'k1', 'k2')]);
    expect(persons(ids)).toEqual([0, 0, 0]);
    expect(joins).toEqual([{ mergedId: expect.any(String) as string, intoId: ids[0] }]);
    expect([...named]).toContain(2);
    expect(warnings).toEqual([[], [], [expect.objectContaining({ code: 'JOINED', path: ['matchKeys'] }) as object]]);
  });
  it('counts a new name among those of whom its list names first, whoever they were merged into', () => {
    const merged = { participantId: 'stayed', originalParticipantId: 'went' };
    const stayed = { participantId: 'stayed', originalParticipantId: 'stayed' };
    const known = new Map([
      ['desk\u0000went', merged],
      ['\u0000key of went', merged],
      ['desk\u0000stayed', stayed],
    ]);
    const lists = [
      names('went', 'new key'),
      names('new name', 'key of went'),
      names('stayed', 'key'),
      names('x', 'key'),
    ];
    const { ids, originalIds, newNames } = planIdentities(lists, known, new Set(), newId);
    expect(ids).toEqual(['stayed', 'stayed', 'stayed', 'stayed']);
    expect(originalIds).toEqual(['went', 'went', 'stayed', 'stayed']);
    expect([...newNames.values()].map(({ value, originalParticipantId }) => [value, originalParticipantId])).toEqual([
      ['new key', 'went'],
      ['new name', 'went'],
      ['key', 'stayed'],
      ['x', 'stayed'],
    ]);
  });
  it('leaves apart whom only a barred key would join', () => {
    const lists = [names('x1', 'k1'), names('x2', 'k1')];
    expect(persons(plan(lists).ids)).toEqual([0, 0]);
    const { ids, joins, warnings } = plan(lists, ['k1']);
    expect([persons(ids), joins]).toEqual([[0, 1], []]);
    expect(warnings[1]).toEqual([
      expect.objectContaining({ message: expect.stringContaining('participantMerge') as string }) as object,
    ]);
  });
  it('finds the same people in whatever order and batches lists come in', () => {
    const list = fc.tuple(
      fc.integer({ min: 1, max: 8 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
    );
    const arrivals = fc
      .array(list, { minLength: 1, maxLength: 10 })
      .chain((lists) =>
        fc.tuple(fc.constant(lists), fc.shuffledSubarray([...lists.keys()], { minLength: lists.length })),
      );
    fc.assert(
      fc.property(arrivals, ([lists, order]) => {
        const all = lists.map(([own, keys]) => names(`x${own}`, ...keys.map((key) => `k${key}`)));
        const inOrder = plan(all).ids;
        const shuffled = plan(order.map((at) => all[at] ?? [])).ids;
        const again = all.map((_, at) => shuffled[order.indexOf(at)] ?? '');
        expect(persons(again)).toEqual(persons(inOrder));
      }),
    );
  });
});
