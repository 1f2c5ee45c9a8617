import { normalShare, TAIL_95, Z_95 } from './normal.ts';

describe('the share of a normal distribution below a value', () => {
  it.each([
    [0, 1, 0.5],
    [1, 1, 0.841345],
    [-2, 2, 0.158655],
    [Z_95, 1, 1 - TAIL_95],
    [-Z_95, 1, TAIL_95],
    [9, 1, 1],
  ])('of %p with deviation %p is %p', (value, deviation, share) => {
    expect(normalShare(value, deviation)).toBeCloseTo(share, 6);
  });
  it('jumps at 0 where nothing deviates', () => {
    expect([normalShare(-1, 0), normalShare(0, 0)]).toEqual([0, 1]);
  });
});
