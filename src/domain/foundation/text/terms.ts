import { isFigureOrId } from './content.ts';
import { isEnglish, isFunctionWord, stemmed } from './english.ts';
import { occurrencesOf } from './words.ts';

/** A word of a text that says something about its subject. */
export interface Term {
  /** Form that is compared: folded, and in English text the stem. */
  readonly term: string;
  /** Form in the text. */
  readonly word: string;
}

/**
 * Terms of a text in order, with repeats: its words without figures, ids, single letters and, in English text,
 * function words. Only English words are stemmed. `language` is a BCP 47 tag, null where unknown.
 */
export function termsOf(text: string, language: string | null = null): Term[] {
  const english = isEnglish(text, language);
  return occurrencesOf(text).flatMap(({ word, start, end }) => {
    const term = termOf(word, english);
    return term === null ? [] : [{ term, word: text.slice(start, end) }];
  });
}

/** The term of a folded word; null for a figure, an id, a single letter or, in English text, a function word. */
export function termOf(word: string, english: boolean): string | null {
  if (/^[a-z]$/u.test(word) || isFigureOrId(word) || (english && isFunctionWord(word))) return null;
  return english ? stemmed(word) : word;
}
