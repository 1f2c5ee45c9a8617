import fc from 'fast-check';
import { kano, KANO_ANSWERS, type KanoAnswer, kanoClass } from './kano.ts';

const ORDER = Object.keys(KANO_ANSWERS) as KanoAnswer[];
const many = (respondents: number, functional: KanoAnswer, dysfunctional: KanoAnswer) => ({
  respondents,
  functional,
  dysfunctional,
});
const given = fc.array(
  fc.record({
    functional: fc.constantFrom(...ORDER),
    dysfunctional: fc.constantFrom(...ORDER),
    respondents: fc.integer({ min: 1, max: 20 }),
  }),
  { maxLength: 25 },
);

describe('Kano', () => {
  it.each<[KanoAnswer, string]>([
    ['LIKE', 'QAAAO'],
    ['MUST_BE', 'RIIIM'],
    ['NEUTRAL', 'RIIIM'],
    ['LIVE_WITH', 'RIIIM'],
    ['DISLIKE', 'RRRRQ'],
  ])('classes the answers of row %s as the table does', (functional, row) => {
    const letters = ORDER.map((dysfunctional) => kanoClass({ functional, dysfunctional })[0]);
    expect(letters.join('')).toBe(row);
  });

  it('gives the .65 and −.45 of the vector', () => {
    const figures = kano([
      many(40, 'LIKE', 'NEUTRAL'),
      many(25, 'LIKE', 'DISLIKE'),
      many(20, 'NEUTRAL', 'DISLIKE'),
      many(15, 'LIVE_WITH', 'MUST_BE'),
    ]);
    expect(figures).toMatchObject({ n: 100, better: { value: 0.65 }, worse: { value: -0.45 }, missing: null });
    expect(figures.leading).toEqual(['ATTRACTIVE']);
    expect(figures.counts.map(({ count }) => count)).toEqual([40, 25, 20, 15, 0, 0]);
  });

  it('names every class that ties', () => {
    expect(kano([many(5, 'LIKE', 'NEUTRAL'), many(5, 'NEUTRAL', 'DISLIKE')]).leading).toEqual([
      'ATTRACTIVE',
      'MUST_BE',
    ]);
  });

  it('has no coefficients where too few answers count, and says so', () => {
    const figures = kano([many(10, 'DISLIKE', 'LIKE'), many(9, 'LIKE', 'DISLIKE')]);
    expect(figures).toMatchObject({ n: 19, better: null, worse: null, leading: ['REVERSE'] });
    expect(figures.missing).toContain('rest on 9 of 19');
  });

  it('has no figures for fewer than ten respondents', () => {
    expect(kano([many(9, 'LIKE', 'DISLIKE')])).toEqual({
      n: 9,
      counts: [],
      leading: [],
      better: null,
      worse: null,
      missing: 'Figures need answers of at least 10 respondents; 9 answered, so 1 more is needed.',
    });
  });

  it('counts each respondent once, stays within bounds and intervals, whatever the order of answers', () => {
    fc.assert(
      fc.property(given, (answers) => {
        const figures = kano(answers);
        const { n, counts, better, worse } = figures;
        expect(n).toBe(answers.reduce((sum, { respondents }) => sum + respondents, 0));
        expect(kano(answers.toReversed())).toEqual(figures);
        if (counts.length === 0) return;
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(n);
        for (const [coefficient, from, to] of [
          [better, 0, 1],
          [worse, -1, 0],
        ] as const) {
          if (coefficient === null) continue;
          expect(coefficient.low).toBeGreaterThanOrEqual(from);
          expect(coefficient.high).toBeLessThanOrEqual(to);
          expect(coefficient.value).toBeGreaterThanOrEqual(coefficient.low);
          expect(coefficient.value).toBeLessThanOrEqual(coefficient.high);
        }
      }),
    );
  });

  it('is better with each answer that likes it, and worse with each that misses it', () => {
    fc.assert(
      fc.property(given, (answers) => {
        const before = kano(answers);
        if (before.better === null || before.worse === null) return;
        expect(kano([...answers, many(1, 'LIKE', 'DISLIKE')]).better?.value).toBeGreaterThanOrEqual(
          before.better.value,
        );
        expect(kano([...answers, many(1, 'LIKE', 'DISLIKE')]).worse?.value).toBeLessThanOrEqual(before.worse.value);
      }),
    );
  });
});
