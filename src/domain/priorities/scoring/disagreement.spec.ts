import fc from 'fast-check';
import { disagreements, shared } from './disagreement.ts';

const of = (values: Record<string, number>) => new Map(Object.entries(values));

describe('disagreement of models', () => {
  it('is the spread of ranks among nodes that all of them scored, greatest first', () => {
    const one = of({ a: 90, b: 80, c: 70, d: 60, only: 100 });
    const other = of({ a: 1, b: 4, c: 4, d: 9 });
    expect(disagreements([one, other])).toEqual([
      { id: 'a', ranks: [1, 4], spread: 3 },
      { id: 'd', ranks: [4, 1], spread: 3 },
      { id: 'c', ranks: [3, 2], spread: 1 },
      { id: 'b', ranks: [2, 2], spread: 0 },
    ]);
    expect(shared(one, other)).toEqual([
      [90, 1],
      [80, 4],
      [70, 4],
      [60, 9],
    ]);
  });
  it('is 0 for equal values, and empty without common nodes or models', () => {
    const one = of({ a: 3, b: 2, c: 1 });
    expect(disagreements([one, of({ a: 30, b: 20, c: 10 })]).map(({ spread }) => spread)).toEqual([0, 0, 0]);
    expect(disagreements([one, of({ d: 1 })])).toEqual([]);
    expect(disagreements([])).toEqual([]);
  });
  it('does not depend on the order of the models or of their nodes', () => {
    const values = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.integer({ min: 0, max: 4 })).map(of);
    fc.assert(
      fc.property(values, values, values, (one, two, three) => {
        const spreads = (...models: ReadonlyMap<string, number>[]) =>
          disagreements(models).map(({ id, spread }) => [id, spread]);
        const expected = spreads(one, two, three);
        expect(spreads(three, one, two)).toEqual(expected);
        expect(spreads(new Map([...one].reverse()), two, three)).toEqual(expected);
      }),
    );
  });
});
