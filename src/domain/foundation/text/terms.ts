import { isEnglish, isFunctionWord, stemmed } from './english.ts';
import { occurrencesOf } from './words.ts';

/** A word of a text that can tell what it is about. */
export interface Term {
  /** What is compared: folded, and in English text reduced to its stem. */
  readonly term: string;
  /** How it stands in the text. */
  readonly word: string;
}

/**
 * The words of a text that can tell what it is about, in order, repeats kept: folded, without numbers, single letters
 * and, in English text, function words; stemmed in English text only. `language` is a BCP 47 tag, null where unknown.
 */
export function termsOf(text: string, language: string | null = null): Term[] {
  const english = isEnglish(text, language);
  return occurrencesOf(text).flatMap(({ word, start, end }) => {
    const term = termOf(word, english);
    return term === null ? [] : [{ term, word: text.slice(start, end) }];
  });
}

/** What is compared of a folded word; null of one that tells nothing. */
export function termOf(word: string, english: boolean): string | null {
  if (/^(\d+|[a-z])$/u.test(word) || (english && isFunctionWord(word))) return null;
  return english ? stemmed(word) : word;
}
