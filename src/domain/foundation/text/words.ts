import { CHOSEN } from '../chosen.ts';
import { folded } from './fold.ts';

/** A folded word and its range in the text, in UTF-16 units, end excluded. */
export interface Occurrence {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const LONGEST_WORD = CHOSEN.words.mostCharacters;
const TOKEN = /[\p{L}\p{N}\p{M}\u00AD\u2060\p{Join_Control}]+/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** ASCII text, of which folding changes nothing but capitals. Most texts are of this kind. */
const PLAIN_TEXT = /^[\s\x20-\x7e]*$/;
const LETTER = /\P{M}\p{M}*/gu;
const BEGINNING = /[\p{L}\p{N}]/u;
const CJK = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/u;
// Graphemes do not depend on the language; 'en' only makes the result independent of the machine's locale.
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Words of a text for search, in order, with repeats: folded (no case, no accents), split at every character that is no
 * letter or number, of 1 to 60 characters (longer words are dropped). A run of Chinese, Japanese or Korean characters
 * gives its bigrams, or the character itself where it is alone.
 */
export function wordsOf(text: string): string[] {
  if (!PLAIN_TEXT.test(text)) return [...occurrences(text)].map(({ word }) => word);
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter(({ length }) => length <= LONGEST_WORD);
}

/** Words of a text with their ranges; see `wordsOf`. */
export const occurrencesOf = (text: string): Occurrence[] => [...occurrences(text)];

/** Occurrences of any of the words, which this function folds, as whole words of the text, in order. */
export function foldedOccurrences(text: string, words: readonly string[]): Occurrence[] {
  const wanted = new Set(words.flatMap(wordsOf));
  return [...occurrences(text)].filter(({ word }) => wanted.has(word));
}

function* occurrences(text: string): Generator<Occurrence> {
  for (const { 0: token, index: start } of text.matchAll(TOKEN)) {
    const whole = folded(token);
    const found = CJK.test(whole) ? wordsOfMixedToken(token, start) : wordsOfToken(whole, start, start + token.length);
    for (const each of found) if (Array.from(each.word).length <= LONGEST_WORD) yield each;
  }
}

// Folding can split a token: ½ becomes 1⁄2, two numbers.
const wordsOfToken = (whole: string, start: number, end: number): Occurrence[] =>
  (whole.match(WORD) ?? []).map((word) => ({ word, start, end }));

/** Words of a token with Chinese, Japanese or Korean characters: grapheme by grapheme, so that bigrams have ranges. */
function* wordsOfMixedToken(token: string, start: number): Generator<Occurrence> {
  let run: Occurrence[] = [];
  for (const { segment, index } of GRAPHEMES.segment(token)) {
    const range = { start: start + index, end: start + index + segment.length };
    for (const [letter] of folded(segment).matchAll(LETTER)) {
      const [first] = run;
      if (first !== undefined && (CJK.test(first.word) !== CJK.test(letter) || isSeparator(letter))) {
        yield* bigramsOf(run);
        run = [];
      }
      if (!isSeparator(letter)) run.push({ word: letter, ...range });
    }
  }
  yield* bigramsOf(run);
}

/** Whether a character, with the marks on it, is part of no word. */
const isSeparator = (letter: string): boolean => !BEGINNING.test(letter);

function* bigramsOf(run: readonly Occurrence[]): Generator<Occurrence> {
  const [first] = run;
  if (first === undefined) return;
  if (CJK.test(first.word) && run.length > 1)
    for (const index of run.slice(1).keys()) yield joined(run.slice(index, index + 2));
  else yield joined(run);
}

const joined = (run: readonly Occurrence[]): Occurrence => ({
  // Composed once more: Korean letters that an invisible character separated are neighbours here.
  word: run
    .map(({ word }) => word)
    .join('')
    .normalize('NFC'),
  start: run[0]?.start ?? 0,
  end: run.at(-1)?.end ?? 0,
});
