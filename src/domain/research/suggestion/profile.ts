import { contentOf } from '../../foundation/text/content.ts';
import { areEnglish, areEnoughForLanguage, isEnglish } from '../../foundation/text/english.ts';
import { termOf, termsOf } from '../../foundation/text/terms.ts';
import { wordsOf } from '../../foundation/text/words.ts';
import { type NodeTexts, weightedTexts } from '../../tree/node/searched-text.ts';
import { CHOSEN } from '../chosen.ts';

const { titleOccurrences } = CHOSEN.suggestion;

/** Texts of an opportunity and of its ancestors. */
export interface OpportunityTexts extends NodeTexts {
  /** Opportunities above it. The outcome is left out, because all opportunities share its words. */
  readonly ancestors: readonly NodeTexts[];
}

/** Texts of an insight. */
export interface InsightTexts {
  readonly title: string;
  /** Body and quotes, one after the other. */
  readonly body: string;
  /** BCP 47 tag; null where unknown, in which case the words decide. */
  readonly language: string | null;
}

/** A term of an insight for which suggestions are sought. */
export interface QueryTerm {
  readonly term: string;
  /** Its first form in the insight. */
  readonly word: string;
  /** Number of occurrences; one in the title counts three times. */
  readonly weight: number;
}

/**
 * Terms of an opportunity with their weights: occurrences weighted by field, as BM25F sums fields before it saturates
 * (Robertson, Zaragoza & Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004).
 */
export function ownTerms(texts: OpportunityTexts): Map<string, number> {
  const fields = [
    ...weightedTexts(texts, 'suggestion'),
    ...texts.ancestors.flatMap((each) => weightedTexts(each, 'below')),
  ].map(([text, weight]) => [contentOf(text), weight] as const);
  // All fields together decide the language: one field is often too short.
  const language = isEnglish(fields.map(([text]) => text).join('\n')) ? 'en' : 'und';
  const sums = new Map<string, number>();
  for (const [text, weight] of fields)
    for (const { term } of termsOf(text, language)) sums.set(term, (sums.get(term) ?? 0) + weight);
  return sums;
}

/** Query terms of an insight, in the order in which they first occur. */
export function queryTerms({ language, ...texts }: InsightTexts): QueryTerm[] {
  const [title, body] = [contentOf(texts.title), contentOf(texts.body)];
  const terms = new Map<string, QueryTerm>();
  for (const [text, times] of [
    [title, titleOccurrences],
    [body, 1],
  ] as const)
    for (const { term, word } of termsOf(text, language ?? languageOf(wordsOf(text), [title, body].flatMap(wordsOf))))
      terms.set(term, { term, word: terms.get(term)?.word ?? word, weight: (terms.get(term)?.weight ?? 0) + times });
  return [...terms.values()];
}

/**
 * Masses that an insight adds to the profile of an opportunity when it is linked, and subtracts when it is unlinked:
 * for each of its terms 1,000 n ÷ (n + 1), where n is the number of occurrences. They are rounded to integers, so that
 * sums do not depend on the order of links.
 */
export function linkedTerms({ title, body, language }: InsightTexts): Map<string, number> {
  const counts = new Map<string, number>();
  const fields = [wordsOf(contentOf(title)), wordsOf(contentOf(body))];
  for (const words of fields) {
    const english = isEnglish('', language ?? languageOf(words, fields.flat()));
    for (const word of words) {
      const term = termOf(word, english);
      if (term !== null) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return new Map([...counts].map(([term, count]) => [term, Math.round((1000 * count) / (count + 1))]));
}

/**
 * Language of the words of a title or of a body, which often differ in it. Where the words are too few, the words of
 * both decide.
 */
function languageOf(words: readonly string[], all: readonly string[]): string {
  return areEnglish(words) && (areEnoughForLanguage(words) || areEnglish(all)) ? 'en' : 'und';
}
