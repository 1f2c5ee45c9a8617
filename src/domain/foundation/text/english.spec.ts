import { isEnglish, isFunctionWord, stemmed, rarityInEnglish } from './english.ts';
import { termsOf } from './terms.ts';

describe('English', () => {
  it.each([
    ['swapping', 'swap'],
    ['swaps', 'swap'],
    ['allergies', 'allergi'],
    ['generously', 'generous'],
    ['東京', '東京'],
    ['m2', 'm2'],
  ])('stems %p to %p', (word, stem) => {
    expect(stemmed(word)).toBe(stem);
  });
  it('takes common words for less telling than rare ones', () => {
    const telling = ['day', 'week', 'scan', 'substitut'].map(rarityInEnglish);
    expect(telling).toEqual([...telling].sort((one, other) => one - other));
    expect(telling[0]).toBe(0);
    expect(telling.at(-1)).toBe(1);
  });
  it('knows the words that only hold sentences together', () => {
    expect(['the', 'would', 'isn'].every(isFunctionWord)).toBe(true);
    expect(['list', 'need', 'xyz'].some(isFunctionWord)).toBe(false);
  });
  it.each([
    ['I would like to see which recipes I can cook with what is left in the fridge', null, true],
    ['Beim Hinzufügen von Artikeln möchte ich links sehen, was schon auf der Liste steht', null, false],
    ["L'app è molto utile, però smette di funzionare tutte le volte che apro le liste", null, false],
    ['Quiero poder exportar o compartir la lista de la compra', null, false],
    ['Pantry', null, true],
    ['Pantry', 'de', false],
    ['Einkaufsliste', 'en-GB', true],
    ['', null, true],
  ])('reads %p (%p) as English: %p', (text, language, is) => {
    expect(isEnglish(text, language)).toBe(is);
  });
});

describe('termsOf', () => {
  it('keeps what can tell a subject, and how it stood in the text', () => {
    expect(termsOf('The Swaps — 3 of them — weren’t what I’d ORDERED.')).toEqual([
      { term: 'swap', word: 'Swaps' },
      { term: 'order', word: 'ORDERED' },
    ]);
  });
  it('leaves words of other languages as they are, without accents', () => {
    expect(termsOf('Crème brûlée ändern', 'fr').map(({ term }) => term)).toEqual(['creme', 'brulee', 'andern']);
    expect(termsOf('買い物', 'ja').map(({ term }) => term)).toEqual(['買い', 'い物']);
  });
});
