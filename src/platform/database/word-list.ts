import type { ValueTransformer } from 'typeorm';
import { distinctWords, spellingOf } from '../../domain/foundation/text/spelling.ts';
import { part, type SqlPart } from './sql-part.ts';

/** Has a column keep each word of a list once, tidied, in the spelling that comes first. */
export const WORDS: ValueTransformer = {
  to: (words: readonly string[] | null | undefined) => words && distinctWords(words),
  from: (words: unknown) => words,
};

/** SQL of the spellings of a column that keeps `WORDS`. What is tidied there need not be tidied here. */
export const spellingsOf = (column: string): string =>
  `ARRAY(SELECT lower(normalize(word, NFKC)) FROM unnest(${column}) AS word)`;

/** Holds where a column has at least one of the words, however they are spelt. */
export const hasSomeWord = (column: string, words: readonly string[]): SqlPart =>
  part`${() => spellingsOf(column)} && ${words.map(spellingOf)}::text[]`;

/** Holds where a column has all of the words, however they are spelt. */
export const hasEveryWord = (column: string, words: readonly string[]): SqlPart =>
  part`${() => spellingsOf(column)} @> ${words.map(spellingOf)}::text[]`;
