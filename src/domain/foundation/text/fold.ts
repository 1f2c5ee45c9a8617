/** Letters that Unicode does not decompose but people replace when they type: "strasse" finds "Straße". */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};
const PLAINER = regExpOf(...Object.keys(PLAIN));

// Not every mark is an accent: without its marks, a word of Hindi or Japanese is another word.
const ACCENTS = regExpOf(
  '\\u0300-\\u036F\\u0483-\\u0487\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF', // Latin, Greek and Cyrillic accents
  '\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u05C7', // Hebrew points
  '\\u0610-\\u061A\\u064B-\\u065F\\u0670\\u06D6-\\u06DC', // Arabic vowel signs
  '\\u20D0-\\u20FF\\uFE20-\\uFE2F', // marks on symbols, halves of marks
  '\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}', // variants of one character
  '\\u00AD\\u2060\\p{Join_Control}', // invisible: soft hyphen, word joiner, joiners
);

/**
 * A word without case, accents and typographic variants (Unicode NFKD, then composed again), so that spellings of one
 * word are equal.
 */
export function folded(word: string): string {
  if (/^[a-z0-9]*$/i.test(word)) return word.toLowerCase();
  const bare = word.normalize('NFKD').toLowerCase().normalize('NFKD').replace(ACCENTS, '');
  return bare.replace(PLAINER, (letter) => PLAIN[letter] ?? letter).normalize('NFC');
}

function regExpOf(...characters: readonly string[]): RegExp {
  return new RegExp(`[${characters.join('')}]`, 'gu');
}
