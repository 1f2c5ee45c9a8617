import { rarestTerms } from './rarest-terms.ts';

const asked = (term: string, weight = 1) => ({ term, word: term, weight });

describe('the terms of a long text that are counted', () => {
  it('are all of them where there are few', () => {
    expect(rarestTerms([asked('know'), asked('voucher')], 2)).toEqual([asked('know'), asked('voucher')]);
  });

  it('are the rarest in English, in the order of the text', () => {
    const text = [asked('voucher'), asked('know', 9), asked('courier'), asked('thing')];
    expect(rarestTerms(text, 2).map(({ term }) => term)).toEqual(['voucher', 'courier']);
  });
});
