import fc from 'fast-check';
import { checkJudgements, type Judgement, judgementsOf, setsOf } from './assessment.ts';
import { FACTOR_KEYS, FACTOR_SETS, RATINGS } from './factors.ts';

describe('an assessment', () => {
  it('shows four sets, each with what was judged and what was not', () => {
    const sets = setsOf(
      judgementsOf([
        { factor: 'affected', rating: 'HIGH' },
        { factor: 'satisfaction', words: 'Lists on paper' },
      ]),
    );
    expect(sets.map(({ set }) => set)).toEqual(Object.keys(FACTOR_SETS));
    expect(sets[0]).toEqual({
      set: 'SIZING',
      factors: [
        { factor: 'affected', rating: 'HIGH', words: null },
        { factor: 'frequency', rating: null, words: null },
      ],
      missing: ['frequency'],
    });
    expect(sets[3]?.missing).toEqual(['importance']);
  });

  it('misses every factor without judgements', () => {
    expect(setsOf({}).flatMap(({ missing }) => missing)).toEqual(FACTOR_KEYS);
  });

  it.each<[string, Judgement[], string[]]>([
    ['nothing at all', [], ['ratings']],
    [
      'a factor twice',
      [
        { factor: 'trends', rating: 'LOW' },
        { factor: 'trends', words: 'Up' },
      ],
      ['ratings 1 factor'],
    ],
    ['a factor of which nothing is said', [{ factor: 'trends', rating: null }], ['ratings 0']],
  ])('is refused with %s', (_, judgements, expected) => {
    expect(checkJudgements(judgements, ['ratings']).map(({ path }) => path.join(' '))).toEqual(expected);
  });

  it('does not depend on the order of judgements, and each factor is either judged or missing', () => {
    const judgement = fc.record({ rating: fc.constantFrom(...(Object.keys(RATINGS) as (keyof typeof RATINGS)[])) });
    const told = fc
      .shuffledSubarray([...FACTOR_KEYS])
      .chain((keys) => fc.tuple(...keys.map((factor) => judgement.map(({ rating }) => ({ factor, rating })))));
    fc.assert(
      fc.property(told, (judgements) => {
        const sets = setsOf(judgementsOf(judgements));
        expect(setsOf(judgementsOf([...judgements].reverse()))).toEqual(sets);
        expect(sets.flatMap(({ missing }) => missing)).toHaveLength(FACTOR_KEYS.length - judgements.length);
      }),
    );
  });
});
