import { isFunctionWord, stemmed } from './english.ts';
import { wordsOf } from './words.ts';

/** A word that a search looks for, with the forms under which texts that have it are found. */
export interface SearchTerm {
  readonly word: string;
  readonly forms: readonly string[];
}

/** Forms under which a folded word is found: the word itself and, where that is another, its English stem. */
export const formsOf = (word: string): string[] => [...new Set([word, stemmed(word)])];

/**
 * What a search looks for: the words of a text, each once, in order, without English function words, which name no subject
 * ("the checkout" looks for "checkout"). A text of nothing but function words looks for those.
 */
export function searchTermsOf(text: string): SearchTerm[] {
  const words = [...new Set(wordsOf(text))];
  const telling = words.filter((word) => !isFunctionWord(word));
  return (telling.length > 0 ? telling : words).map((word) => ({ word, forms: formsOf(word) }));
}

/** Words of a text that one of the terms finds, as they stand in it folded; for a snippet around the first of them. */
export function wordsFound(text: string, terms: readonly SearchTerm[]): string[] {
  const forms = new Set(terms.flatMap((term) => term.forms));
  return [...new Set(wordsOf(text))].filter((word) => formsOf(word).some((form) => forms.has(form)));
}
