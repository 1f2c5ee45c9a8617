import fc from 'fast-check';
import { foldedOccurrences, occurrencesOf, wordsOf } from './words.ts';

const text = fc.string({ unit: 'binary' });

describe('wordsOf', () => {
  it('gives the words of `occurrencesOf`, also for plain text', () => {
    const plain = fc.string({
      unit: fc.constantFrom('a', 'Z', '7', ' ', '\n', '\u00A0', '-', "'", '~', '\t'),
      maxLength: 90,
    });
    fc.assert(
      fc.property(fc.oneof(plain, text, fc.string()), (source) => {
        expect(wordsOf(source)).toEqual(occurrencesOf(source).map(({ word }) => word));
      }),
    );
  });
  it.each([
    ['Weekly Shop, planned!', ['weekly', 'shop', 'planned']],
    ['Crème BRÛLÉE', ['creme', 'brulee']],
    ['Straße Ærø Łódź', ['strasse', 'aero', 'lodz']],
    ['ΟΔΟΣ οδός', ['οδοσ', 'οδοσ']],
    ['İstanbul ısı', ['istanbul', 'isi']],
    ['ﬁne ＡＢＣ m²', ['fine', 'abc', 'm2']],
    ["don't e-mail 2.5", ['don', 't', 'e', 'mail', '2', '5']],
    ['½ cup', ['1', '2', 'cup']],
    ['Brand™', ['brand']],
    ['co\u00ADoperate', ['cooperate']],
    ['हिन्दी में', ['हिन्दी', 'में']],
    ['שָׁלוֹם', ['שלום']],
    ['👍🏽 ok', ['ok']],
    ['shop shop', ['shop', 'shop']],
    ['', []],
    ['—…!', []],
    ['\uD800abc\uDC00', ['abc']],
  ])('of %p are %p', (source, words) => {
    expect(wordsOf(source)).toEqual(words);
  });
  it.each([
    ['東京都', ['東京', '京都']],
    ['米', ['米']],
    ['買い物リスト', ['買い', 'い物', '物リ', 'リス', 'スト']],
    ['iPhone用アプリ', ['iphone', '用ア', 'アプ', 'プリ']],
    ['장보기 목록', ['장보', '보기', '목록']],
    ['ﾊﾟﾝ屋', ['パン', 'ン屋']],
    ['½米हिन्दी語', ['1', '2', '米', 'हिन्दी', '語']],
    ['東京、大阪', ['東京', '大阪']],
    ['が'.normalize('NFD'), ['が']],
  ])('pairs the characters of %p', (source, words) => {
    expect(wordsOf(source)).toEqual(words);
  });
  it('drops words over 60 characters, counted in code points', () => {
    expect(wordsOf(`${'a'.repeat(60)} ${'b'.repeat(61)}`)).toEqual(['a'.repeat(60)]);
    expect(wordsOf('𐐨'.repeat(60))).toEqual(['𐐨'.repeat(60)]);
  });
  it('does not see whether a text is composed or taken apart', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(wordsOf(source.normalize('NFD'))).toEqual(wordsOf(source.normalize('NFC')));
      }),
    );
  });
  it('gives the same words when given its words', () => {
    fc.assert(
      fc.property(text, (source) => {
        const words = wordsOf(source);
        expect(words.flatMap(wordsOf)).toEqual(words);
      }),
    );
  });
  it('gives words of 1 to 60 letters and numbers', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const word of wordsOf(source)) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]{1,60}$/u);
      }),
    );
  });
});

describe('foldedOccurrences', () => {
  it('says where words stand, whatever their case and accents', () => {
    const source = 'A CAFÉ, the café.';
    const found = foldedOccurrences(source, ['Cafe']);
    expect(found.map(({ start, end }) => source.slice(start, end))).toEqual(['CAFÉ', 'café']);
  });
  it('takes whole words only', () => {
    expect(foldedOccurrences('shopping workshop', ['shop'])).toEqual([]);
  });
  it('finds pairs of characters inside a run', () => {
    expect(foldedOccurrences('毎週の買い物', ['買い物']).map(({ start, end }) => [start, end])).toEqual([
      [3, 5],
      [4, 6],
    ]);
  });
  it('finds every word of a text in it, in order, inside its bounds', () => {
    fc.assert(
      fc.property(text, (source) => {
        const words = wordsOf(source);
        const found = foldedOccurrences(source, words);
        expect(found.map(({ word }) => word)).toEqual(words);
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(source.length);
        }
      }),
    );
  });
});
