/** Characters that nobody sees and no language needs: zero-width space, word joiner, byte order mark, soft hyphen. */
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]/gu;
/** Beside those, characters that change how a text looks at most: joiners, marks of direction, selectors of variants. */
const FORMATTING = /[\p{Cf}\uFE00-\uFE0F]/gu;

/** A name or a word as it is kept: composed (Unicode NFC), without unseen characters, with single blanks and none at its ends. */
export const tidied = (text: string): string => text.normalize('NFC').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();

/** The form by which spellings of one name or word are equal: without case, typographic variants (NFKC) and formatting. */
export const spellingOf = (text: string): string =>
  tidied(text.normalize('NFKC').replace(FORMATTING, '')).toLowerCase().normalize('NFKC');

/** Each word of a list once, tidied, in the spelling and at the place in which it comes first. */
export function distinctWords(words: readonly string[]): string[] {
  const bySpelling = new Map<string, string>();
  for (const word of words) {
    const spelling = spellingOf(word);
    if (!bySpelling.has(spelling)) bySpelling.set(spelling, tidied(word));
  }
  return [...bySpelling.values()];
}

/** Whether two lists of words have one in common, however it is spelt. */
export function sharesWord(one: readonly string[], other: readonly string[]): boolean {
  const spellings = new Set(one.map(spellingOf));
  return other.some((word) => spellings.has(spellingOf(word)));
}
