import fc from 'fast-check';
import { distinctWords, spellingOf, tidied } from './spelling.ts';

describe('spelling', () => {
  it.each([
    ['Close', ' close '],
    ['at home', 'AT\u00A0\u00A0home'],
    ['café', 'Cafe\u0301'],
    ['ﬁne', 'FINE'],
    ['desk', 'de\u200Bsk\uFEFF'],
    ['a-b', 'a\u00AD-b'],
    ['ＡＢＣ１', 'abc1'],
    ['Straße', 'STRAßE'],
  ])('of %p is that of %p', (one, other) => {
    expect(spellingOf(one)).toBe(spellingOf(other));
  });
  it.each([
    ['close', 'closed'],
    ['SHOP-1', 'SHOP-11'],
    ['a b', 'ab'],
    ['resume', 'résumé'],
  ])('of %p is not that of %p', (one, other) => {
    expect(spellingOf(one)).not.toBe(spellingOf(other));
  });
  it('does not change once it is taken, and neither does what is tidied', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(spellingOf(spellingOf(text))).toBe(spellingOf(text));
        expect(tidied(tidied(text))).toBe(tidied(text));
        expect(spellingOf(tidied(text))).toBe(spellingOf(text));
      }),
    );
  });
  it('keeps of words that are the same the first, and all others', () => {
    expect(distinctWords(['Close', 'close', ' Close ', 'far  away', 'CLOSE', 'FAR away'])).toEqual([
      'Close',
      'far away',
    ]);
  });
});
