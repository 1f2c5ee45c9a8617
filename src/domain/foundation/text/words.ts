import { CHOSEN } from '../chosen.ts';
import { folded } from './fold.ts';

/** A folded word and where it stands in the text, in UTF-16 units, end excluded. */
export interface Occurrence {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const LONGEST_WORD = CHOSEN.words.mostCharacters;
const TOKEN = /[\p{L}\p{N}\p{M}\u00AD\u2060\p{Join_Control}]+/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** Text that folding does nothing to but take its capitals; most of what is read is such. */
const PLAIN_TEXT = /^[\s\x20-\x7e]*$/;
const LETTER = /\P{M}\p{M}*/gu;
const BEGINNING = /[\p{L}\p{N}]/u;
const CJK = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/u;
// Graphemes do not depend on the language; 'en' only keeps the machine's own out of it.
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The words of a text for search, in order, repeats kept: folded (no case, no accents), split at whatever is no letter
 * or number, 1 to 60 characters each (longer ones are dropped). Chinese, Japanese and Korean runs give their bigrams,
 * or the one character where a run has no more.
 */
export function wordsOf(text: string): string[] {
  if (!PLAIN_TEXT.test(text)) return [...occurrences(text)].map(({ word }) => word);
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter(({ length }) => length <= LONGEST_WORD);
}

/** The same words with their places. */
export const occurrencesOf = (text: string): Occurrence[] => [...occurrences(text)];

/** Where any of the words (folded here) stands in the text as a whole word, in order. */
export function foldedOccurrences(text: string, words: readonly string[]): Occurrence[] {
  const wanted = new Set(words.flatMap(wordsOf));
  return [...occurrences(text)].filter(({ word }) => wanted.has(word));
}

function* occurrences(text: string): Generator<Occurrence> {
  for (const { 0: token, index: start } of text.matchAll(TOKEN)) {
    const whole = folded(token);
    const found = CJK.test(whole) ? mixed(token, start) : plain(whole, start, start + token.length);
    for (const each of found) if (Array.from(each.word).length <= LONGEST_WORD) yield each;
  }
}

// Folding can part a token: ½ becomes 1⁄2, two numbers.
const plain = (whole: string, start: number, end: number): Occurrence[] =>
  (whole.match(WORD) ?? []).map((word) => ({ word, start, end }));

/**
 * Words of a token with Chinese, Japanese or Korean in it: grapheme by grapheme, so that each bigram knows its place.
 */
function* mixed(token: string, start: number): Generator<Occurrence> {
  let run: Occurrence[] = [];
  for (const { segment, index } of GRAPHEMES.segment(token)) {
    const place = { start: start + index, end: start + index + segment.length };
    for (const [letter] of folded(segment).matchAll(LETTER)) {
      const [first] = run;
      if (first !== undefined && (CJK.test(first.word) !== CJK.test(letter) || parted(letter))) {
        yield* wordsOfRun(run);
        run = [];
      }
      if (!parted(letter)) run.push({ word: letter, ...place });
    }
  }
  yield* wordsOfRun(run);
}

/** Whether a character, with the marks on it, belongs to no word. */
const parted = (letter: string): boolean => !BEGINNING.test(letter);

function* wordsOfRun(run: readonly Occurrence[]): Generator<Occurrence> {
  const [first] = run;
  if (first === undefined) return;
  if (CJK.test(first.word) && run.length > 1)
    for (const index of run.slice(1).keys()) yield joined(run.slice(index, index + 2));
  else yield joined(run);
}

const joined = (run: readonly Occurrence[]): Occurrence => ({
  // Composed once more: Korean letters that an unseen character kept apart meet here.
  word: run
    .map(({ word }) => word)
    .join('')
    .normalize('NFC'),
  start: run[0]?.start ?? 0,
  end: run.at(-1)?.end ?? 0,
});
