import { scoreWith } from '../scoring-model.ts';
import { iceGilad } from './ice-gilad.ts';
import { iceMean } from './ice-mean.ts';
import { iceProduct } from './ice-product.ts';

const inputs = { impact: 8, confidence: 6, ease: 4 };

describe('ICE', () => {
  it('gives the 6 of the vector as a mean', () => {
    expect(scoreWith(iceMean, 'SOLUTION', inputs)).toMatchObject({
      value: 6,
      steps: ['(8 impact + 6 confidence + 4 ease) ÷ 3 = 6'],
    });
  });
  it('gives the 192 of the vector as a product', () => {
    expect(scoreWith(iceProduct, 'SOLUTION', inputs)).toMatchObject({
      value: 192,
      steps: ['8 impact × 6 confidence × 4 ease = 192'],
    });
  });
  it("takes Gilad's confidence from one hundredth", () => {
    expect(scoreWith(iceGilad, 'SOLUTION', { impact: 8, confidence: 0.01, ease: 4 }).value).toBe(0.32);
    expect(scoreWith(iceGilad, 'SOLUTION', { impact: 0, confidence: 10, ease: 10 }).value).toBe(0);
  });
  it('says when the arithmetic is rounded', () => {
    expect(scoreWith(iceMean, 'SOLUTION', { impact: 8, confidence: 6, ease: 3 }).steps).toEqual([
      '(8 impact + 6 confidence + 3 ease) ÷ 3 ≈ 5.6667',
    ]);
  });
});
