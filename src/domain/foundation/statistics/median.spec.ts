import fc from 'fast-check';
import { median } from './median.ts';

describe('the median', () => {
  it('is the middle value, or the mean of the two middle ones', () => {
    expect(median([])).toBeNull();
    expect(median([3])).toBe(3);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
  it('does not mind the order, and has as many values above as below', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1 }), (values) => {
        const middle = median(values) ?? NaN;
        expect(median(values.toReversed())).toBe(middle);
        for (const side of [values.filter((value) => value < middle), values.filter((value) => value > middle)])
          expect(side.length).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});
