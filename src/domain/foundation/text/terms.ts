import { isFigureOrId } from './content.ts';
import { isEnglish, isFunctionWord, stemmed } from './english.ts';
import { isForeignFunctionWord } from './function-words.ts';
import { occurrencesOf } from './words.ts';

/** A word of a text that says something about its subject. */
export interface Term {
  /** Form that is compared: folded, and in English text the stem. */
  readonly term: string;
  /** Form in the text. */
  readonly word: string;
}

/**
 * Terms of a text in order, with repeats: its words without figures, ids, single letters and function words. In English
 * text those are English ones; in any other, of which the language is often unknown, those of several languages, English
 * among them. Only English words are stemmed. `language` is a BCP 47 tag, null where unknown.
 */
export function termsOf(text: string, language: string | null = null): Term[] {
  const english = isEnglish(text, language);
  return occurrencesOf(text).flatMap(({ word, start, end }) => {
    const term = termOf(word, english);
    return term === null ? [] : [{ term, word: text.slice(start, end) }];
  });
}

/** The term of a folded word; null for a figure, an id, a single letter or a function word. */
export function termOf(word: string, english: boolean): string | null {
  if (/^[a-z]$/u.test(word) || isFigureOrId(word) || isFunctionWord(word)) return null;
  if (!english && isForeignFunctionWord(word)) return null;
  return english ? stemmed(word) : word;
}
