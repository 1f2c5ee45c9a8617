import fc from 'fast-check';
import { gapsOf, type LineageEdge, type LineageStep, type LineageStepKind, levelsOf } from './lineage.ts';

const step = (id: string, kind: LineageStepKind, isLaidAside = false): LineageStep => ({ id, kind, isLaidAside });
const below = (fromId: string, toId: string): LineageEdge => ({ fromId, toId, kind: 'BELOW' });
const all = () => true;

const steps = [
  step('kr', 'KEY_RESULT'),
  step('hyp', 'HYPOTHESIS'),
  step('opp', 'OPPORTUNITY'),
  step('sol', 'SOLUTION'),
  step('exp', 'EXPERIMENT'),
];
const edges: LineageEdge[] = [
  { fromId: 'hyp', toId: 'kr', kind: 'EXPECTED_OF' },
  { fromId: 'opp', toId: 'hyp', kind: 'CLAIMED_FOR' },
  below('sol', 'opp'),
  below('exp', 'sol'),
];

describe('the gaps of a lineage', () => {
  it('are none where every step is served', () => {
    expect(gapsOf(steps, edges, all)).toEqual([]);
  });
  it.each([
    [1, 'kr', 'NO_HYPOTHESIS'],
    [3, 'opp', 'NO_SOLUTION'],
    [4, 'sol', 'NO_EXPERIMENT'],
  ] as const)('are found where only the first %i steps exist', (count, stepId, kind) => {
    const there = steps.slice(0, count);
    const among = edges.filter(({ fromId }) => there.some(({ id }) => id === fromId));
    expect(gapsOf(there, among, all)).toEqual([{ stepId, kind }]);
  });
  it('are not filled by steps that are laid aside, which have none themselves', () => {
    const laidAside = steps.map((each) => (each.id === 'sol' ? { ...each, isLaidAside: true } : each));
    expect(gapsOf(laidAside, edges, all)).toEqual([{ stepId: 'opp', kind: 'NO_SOLUTION' }]);
    const parked = steps.slice(0, 4).map((each) => (each.id === 'opp' ? { ...each, isLaidAside: true } : each));
    expect(gapsOf(parked, edges.slice(0, 3), all)).toEqual([]);
  });
  it('are not found at steps that are not known as a whole', () => {
    expect(gapsOf(steps.slice(0, 3), edges.slice(0, 2), (id) => id !== 'opp')).toEqual([]);
  });
  it('of an outcome is the lack of opportunities, of an opportunity not that of smaller ones', () => {
    expect(gapsOf([step('out', 'OUTCOME')], [], all)).toEqual([{ stepId: 'out', kind: 'NO_OPPORTUNITY' }]);
    const nested = [step('out', 'OUTCOME'), step('big', 'OPPORTUNITY'), step('small', 'OPPORTUNITY')];
    expect(gapsOf(nested, [below('big', 'out'), below('small', 'big')], all)).toEqual([
      { stepId: 'small', kind: 'NO_SOLUTION' },
    ]);
  });
});

describe('the rows of a lineage', () => {
  it('count from steps that serve none', () => {
    expect(Object.fromEntries(levelsOf(steps, edges))).toEqual({ kr: 0, hyp: 1, opp: 2, sol: 3, exp: 4 });
  });
  it('are those of the shortest way, end in circles, and include every step', () => {
    const also = [...edges, below('exp', 'opp')];
    expect(levelsOf(steps, also).get('exp')).toBe(3);
    expect([...levelsOf(steps, [below('opp', 'sol'), below('sol', 'opp')]).values()]).toEqual([0, 0, 0, 0, 0]);
    const arrows = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 20 });
    fc.assert(
      fc.property(arrows, (drawn) => {
        const nodes = Array.from({ length: 7 }, (_, index) => step(String(index), 'OPPORTUNITY'));
        const links = drawn.map(([from, to]) => below(String(from), String(to)));
        const levels = levelsOf(nodes, links);
        expect(levels.size).toBe(7);
        // Whatever serves something stands at most one row behind it.
        for (const { fromId, toId } of links)
          if ((levels.get(toId) ?? 0) > 0) expect(levels.get(fromId)).toBeLessThanOrEqual((levels.get(toId) ?? 0) + 1);
      }),
    );
  });
});
