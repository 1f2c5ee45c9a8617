import { areEnglish, areEnoughForLanguage, isEnglish } from '../../foundation/text/english.ts';
import { termOf, termsOf } from '../../foundation/text/terms.ts';
import { wordsOf } from '../../foundation/text/words.ts';
import { type NodeTexts, weightedTexts } from '../../tree/node/searched-text.ts';
import { CHOSEN } from '../chosen.ts';

const { titleOccurrences } = CHOSEN.suggestion;

/** What an opportunity says, and what is above it. */
export interface OpportunityTexts extends NodeTexts {
  /** Opportunities above it, without the outcome, whose words would be shared by all. */
  readonly ancestors: readonly NodeTexts[];
}

/** What an insight says. */
export interface InsightTexts {
  readonly title: string;
  /** Body and quotes, one after the other. */
  readonly body: string;
  /** BCP 47 tag; null where unknown, and then found out from the words. */
  readonly language: string | null;
}

/** A term of an insight. */
export interface AskedTerm {
  readonly term: string;
  /** The word as it first stands in the insight. */
  readonly word: string;
  /** Occurrences, those in the title weighing more. */
  readonly weight: number;
}

/**
 * Terms of an opportunity with their weights: occurrences, weighted by where they stand, as BM25F sums fields before it
 * saturates (Robertson, Zaragoza & Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004).
 */
export function ownTerms(texts: OpportunityTexts): Map<string, number> {
  const fields = [
    ...weightedTexts(texts, 'suggestion'),
    ...texts.ancestors.flatMap((each) => weightedTexts(each, 'below')),
  ];
  // Whether it is English is asked of all of it: one field alone is often too short to tell.
  const language = isEnglish(fields.map(([text]) => text).join('\n')) ? 'en' : 'und';
  const sums = new Map<string, number>();
  for (const [text, weight] of fields)
    for (const { term } of termsOf(text, language)) sums.set(term, (sums.get(term) ?? 0) + weight);
  return sums;
}

/** Terms that an insight asks with, in the order in which they first stand in it. */
export function askedTerms({ title, body, language }: InsightTexts): AskedTerm[] {
  const asked = new Map<string, AskedTerm>();
  for (const [text, times] of [
    [title, titleOccurrences],
    [body, 1],
  ] as const)
    for (const { term, word } of termsOf(text, language ?? languageOf(wordsOf(text), [title, body].flatMap(wordsOf))))
      asked.set(term, { term, word: asked.get(term)?.word ?? word, weight: (asked.get(term)?.weight ?? 0) + times });
  return [...asked.values()];
}

/**
 * What an insight adds to the profile of an opportunity it is linked to, and takes away when it is unlinked: for each of
 * its terms 1,000 n ÷ (n + 1) for n occurrences, rounded, so that sums come out even whatever the order.
 */
export function linkedTerms({ title, body, language }: InsightTexts): Map<string, number> {
  const counts = new Map<string, number>();
  const fields = [wordsOf(title), wordsOf(body)];
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
 * Title and body are often in two languages, so each is looked at by itself; one that is too short to tell counts as
 * the two together.
 */
function languageOf(words: readonly string[], all: readonly string[]): string {
  return areEnglish(words) && (areEnoughForLanguage(words) || areEnglish(all)) ? 'en' : 'und';
}
