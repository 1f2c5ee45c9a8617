import fc from 'fast-check';
import { effortView, referenceClass } from './outside-view.ts';

const high = { factor: 'impact', label: 'impact 2 (high)', value: 2 };
const cases = (n: number, hits: number, impact = 2) =>
  Array.from({ length: n }, (_, at) => ({ inputs: { impact }, cameTrue: at < hits }));

describe('the outside view', () => {
  it('counts only cases with the same value', () => {
    const view = referenceClass(high, [...cases(10, 2), ...cases(30, 30, 1)]);
    expect(view).toMatchObject({ n: 10, cameTrue: 2 });
    expect(view.interval?.low).toBeCloseTo(0.0567, 4);
    expect(view.sentence).toBe('Of your last 10 cases with impact 2 (high), 2 came true (20 %).');
  });

  it('has no figures below ten', () => {
    expect(referenceClass(high, cases(9, 2))).toMatchObject({ n: 9, cameTrue: null, interval: null });
    expect(effortView([1, 2, 3], 2)).toMatchObject({ n: 3, medianRatio: null, likelyPersonMonths: null });
    expect(effortView([], null).sentence).toContain('0 of the 10');
  });

  it('says what efforts came to, and what the given estimate would become', () => {
    const view = effortView([1, 1.2, 1.4, 1.6, 1.8, 1.8, 2, 2.2, 2.4, 9], 3);
    expect(view).toMatchObject({ n: 10, medianRatio: 1.8, fourInFive: 2.2 });
    expect(view.likelyPersonMonths).toBeCloseTo(5.4, 12);
    expect(view.sentence).toBe(
      'Of your last 10 shipped solutions, half took more than 1.8 × their estimate, one in five more than 2.2 ×: 3 would become 5.4 person-months.',
    );
    expect(effortView([1, 1.2, 1.4, 1.6, 1.8, 1.8, 2, 2.2, 2.4, 9], null).likelyPersonMonths).toBeNull();
  });

  it('does not depend on the order, and four in five is never less than the median', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { maxLength: 40 }), (ratios) => {
        const view = effortView(ratios, 1);
        expect(effortView(ratios.toReversed(), 1)).toEqual(view);
        if (view.medianRatio !== null && view.fourInFive !== null)
          expect(view.fourInFive).toBeGreaterThanOrEqual(view.medianRatio);
      }),
    );
  });
});
