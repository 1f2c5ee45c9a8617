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
  return occurrencesOf(text)
    .filter(({ word }) => /[^\d]/u.test(word) && !/^[a-z]$/u.test(word) && !(english && isFunctionWord(word)))
    .map(({ word, start, end }) => ({ term: english ? stemmed(word) : word, word: text.slice(start, end) }));
}
