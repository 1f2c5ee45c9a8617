import { opportunityInterval } from '../../src/domain/research/survey/opportunity-interval.ts';

const FULL = process.env['OST_TEST_FULL'] === 'true';
const [TRUTHS, SURVEYS] = FULL ? [150, 40] : [24, 20];
const seed = Date.now() % 1_000_000;

/** Numbers that look like chance and are the same each time (Lehmer's generator). */
function chance(from: number): () => number {
  let state = (from * 48_271 + 11) % 2_147_483_647;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** How often, in so many surveys of each of so many populations, the interval holds the score of the population. */
function covered(n: number): number {
  const next = chance(seed + n);
  let held = 0;
  for (let truth = 0; truth < TRUTHS; truth++) {
    const drawn = [0, 1, 2, 3].map(() => -Math.log(next()));
    const whole = drawn.reduce((sum, each) => sum + each, 0);
    const [both = 0, onlyImportant = 0, onlySatisfied = 0] = drawn.map((each) => each / whole);
    const score = 10 * (both + onlyImportant + Math.max(onlyImportant - onlySatisfied, 0));
    for (let survey = 0; survey < SURVEYS; survey++) {
      const counts = { both: 0, onlyImportant: 0, onlySatisfied: 0, neither: 0 };
      for (let respondent = 0; respondent < n; respondent++) {
        const at = next();
        if (at < both) counts.both += 1;
        else if (at < both + onlyImportant) counts.onlyImportant += 1;
        else if (at < both + onlyImportant + onlySatisfied) counts.onlySatisfied += 1;
        else counts.neither += 1;
      }
      const { low, high } = opportunityInterval(counts);
      if (low - 1e-9 <= score && score <= high + 1e-9) held += 1;
    }
  }
  return held / (TRUTHS * SURVEYS);
}

describe(`Ulwick's interval by simulation (seed ${seed})`, () => {
  // Surveys of one population cover alike, so that an average over few populations is less sure than its number says.
  const off = FULL ? 0.007 : 0.035;
  it.each([10, 20, 30, 49])('of %i respondents holds the true score in at least 85 of 100 surveys', (n) => {
    expect(covered(n)).toBeGreaterThan(0.85 - off);
  });
  it.each(FULL ? [50, 75, 100, 150, 200, 201, 300, 500] : [50, 100, 201, 500])(
    'of %i respondents holds it in 93 to 97 of 100',
    (n) => {
      const share = covered(n);
      expect(share).toBeGreaterThan(0.93 - off);
      expect(share).toBeLessThan(0.97 + off);
    },
  );
});
