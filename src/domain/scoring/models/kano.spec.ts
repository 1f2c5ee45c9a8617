import fc from 'fast-check';
import { kano, KANO_ANSWERS, type KanoAnswer, kanoClass, type KanoPair } from './kano.ts';

const ORDER = Object.keys(KANO_ANSWERS) as KanoAnswer[];
const pair = fc.record({ functional: fc.constantFrom(...ORDER), dysfunctional: fc.constantFrom(...ORDER) });
const many = (count: number, functional: KanoAnswer, dysfunctional: KanoAnswer): KanoPair[] =>
  Array.from({ length: count }, () => ({ functional, dysfunctional }));

describe('Kano', () => {
  it.each<[KanoAnswer, string]>([
    ['LIKE', 'QAAAO'],
    ['MUST_BE', 'RIIIM'],
    ['NEUTRAL', 'RIIIM'],
    ['LIVE_WITH', 'RIIIM'],
    ['DISLIKE', 'RRRRQ'],
  ])('classes the answers of row %s as the table does', (functional, row) => {
    expect(ORDER.map((dysfunctional) => kanoClass({ functional, dysfunctional })[0]).join('')).toBe(row);
  });
  it('gives the .65 and −.45 of the vector', () => {
    const answers = [
      ...many(40, 'LIKE', 'NEUTRAL'),
      ...many(25, 'LIKE', 'DISLIKE'),
      ...many(20, 'NEUTRAL', 'DISLIKE'),
      ...many(15, 'NEUTRAL', 'NEUTRAL'),
    ];
    expect(kano(answers)).toMatchObject({ n: 100, better: 0.65, worse: -0.45, leading: ['ATTRACTIVE'] });
  });
  it('names every class that ties, and has no coefficients where no answer tells', () => {
    expect(kano([...many(5, 'LIKE', 'NEUTRAL'), ...many(5, 'NEUTRAL', 'DISLIKE')]).leading).toEqual([
      'ATTRACTIVE',
      'MUST_BE',
    ]);
    expect(kano(many(10, 'DISLIKE', 'LIKE'))).toMatchObject({ better: null, worse: null, leading: ['REVERSE'] });
  });
  it('shows nothing below ten people, and why', () => {
    expect(kano(many(9, 'LIKE', 'DISLIKE'))).toEqual({
      n: 9,
      counts: [],
      better: null,
      worse: null,
      leading: [],
      withheld: '9 answered; below 10 a share says nothing.',
    });
  });
  it('counts everybody once, stays in bounds, and does not depend on the order of answers', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 10, maxLength: 60 }), (answers) => {
        const scored = kano(answers);
        expect(scored.counts.reduce((sum, { count }) => sum + count, 0)).toBe(answers.length);
        if (scored.better !== null) {
          expect(scored.better).toBeGreaterThanOrEqual(0);
          expect(scored.better).toBeLessThanOrEqual(1);
          expect(scored.worse).toBeGreaterThanOrEqual(-1);
          expect(scored.worse).toBeLessThanOrEqual(0);
        }
        expect(kano(answers.toReversed())).toEqual(scored);
      }),
    );
  });
});
