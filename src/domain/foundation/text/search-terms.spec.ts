import { searchTermsOf, wordsFound } from './search-terms.ts';

describe('the terms of a search', () => {
  it.each([
    ['Planning the shops', ['planning', 'shops']],
    ['plan Plan PLAN', ['plan']],
    ['the who', ['the', 'who']],
    ['…', []],
  ])('of "%s" are its words without repeats and without function words', (text, words) => {
    expect(searchTermsOf(text).map(({ word }) => word)).toEqual(words);
  });

  it('are looked for by themselves and by their stems', () => {
    expect(searchTermsOf('shopping größe')).toEqual([
      { word: 'shopping', forms: ['shopping', 'shop'] },
      { word: 'grosse', forms: ['grosse', 'gross'] },
    ]);
  });

  it('find other forms of themselves in a text, and no other words', () => {
    expect(wordsFound('Shops, a shopper and shopping', searchTermsOf('shopped'))).toEqual(['shops', 'shopping']);
  });
});
