import fc from 'fast-check';
import { calibrate, type SettledForecast } from './calibration.ts';

const said = (confidence: number | null, cameTrue: boolean | null, ratio: number | null = null): SettledForecast => ({
  confidence,
  cameTrue,
  ratio,
  writtenAfterwards: false,
});
const times = (n: number, each: SettledForecast): SettledForecast[] => Array.from({ length: n }, () => each);

describe('calibration', () => {
  it('shows no figure below ten cases, only their number', () => {
    const nine = calibrate(times(9, said(0.8, true, 2)));
    expect(nine).toMatchObject({ n: 9, said: null, cameTrue: null, brier: null, ratioN: 9, medianRatio: null });
    expect(nine.bands.every(({ cameTrue, interval }) => cameTrue === null && interval === null)).toBe(true);
    expect(nine.sentences[0]).toBe(
      '9 of the 10 settled forecasts that say how likely are needed before a figure is shown.',
    );
    expect(calibrate([])).toMatchObject({ n: 0, ratioN: 0, writtenAfterwards: 0 });
  });

  it('scores by Brier: (.8 true, .8 false, .5 true, .3 false) is .255', () => {
    const four = [said(0.8, true), said(0.8, false), said(0.5, true), said(0.3, false)];
    expect(calibrate([...four, ...four, ...four]).brier).toBeCloseTo(0.255, 12);
  });

  it('says how often forecasts of 80 % came true', () => {
    const { bands, sentences } = calibrate([...times(3, said(0.8, true)), ...times(7, said(0.8, false))]);
    expect(bands.at(-1)).toMatchObject({ low: 0.8, high: 1, n: 10, cameTrue: 0.3 });
    expect(bands.at(-1)?.said).toBeCloseTo(0.8, 12);
    expect(bands.at(-1)?.interval?.low).toBeCloseTo(0.1078, 4);
    expect(sentences[0]).toBe('What was said to be 80 % likely on average came true in 30 % of 10 cases.');
  });

  it('has the median of actual ÷ expected, and warns of hindsight', () => {
    const ratios = [1, 1.2, 1.4, 1.6, 1.8, 1.8, 2, 2.2, 2.4, 9].map((ratio) => said(null, null, ratio));
    const found = calibrate([...ratios, { ...said(0.5, true), writtenAfterwards: true }]);
    expect(found).toMatchObject({ n: 1, ratioN: 10, medianRatio: 1.8, writtenAfterwards: 1 });
    expect(found.sentences).toContain('Half of 10 cases came to 1.8 times what was expected or less.');
    expect(found.sentences.at(-1)).toContain('hindsight');
  });

  const forecast = fc.record({
    confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    cameTrue: fc.option(fc.boolean()),
    ratio: fc.option(fc.double({ min: -10, max: 10, noNaN: true })),
    writtenAfterwards: fc.boolean(),
  });

  it('stays within bounds, puts each forecast into one band, and does not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(forecast, { maxLength: 60 }), (settled) => {
        const found = calibrate(settled);
        expect(found.bands.reduce((sum, { n }) => sum + n, 0)).toBe(found.n);
        if (found.brier !== null) expect(found.brier >= 0 && found.brier <= 1).toBe(true);
        const reversed = calibrate(settled.toReversed());
        expect(reversed.n).toBe(found.n);
        expect(reversed.medianRatio).toBe(found.medianRatio);
        expect(reversed.cameTrue).toBe(found.cameTrue);
        expect(reversed.brier ?? 0).toBeCloseTo(found.brier ?? 0, 10);
      }),
    );
  });
});
