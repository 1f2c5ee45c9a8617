import { CHOSEN } from '../chosen.ts';
import { foldedOccurrences } from './words.ts';

const ELLIPSIS = '…';
const { mostCharacters, shareBeforeMatch, nearBlankCharacters } = CHOSEN.snippet;

/**
 * A piece of a text around the first occurrence of one of the words, or its beginning where none occurs as a whole
 * word. It has at most `length` characters (code points, 2 or more), ellipses included, and single blanks for white
 * space. Cuts are at blanks where one is near, never within a character, and are marked by ….
 */
export function snippetOf(text: string, words: readonly string[], length: number = mostCharacters): string {
  const squeezed = text.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(squeezed);
  if (characters.length <= length) return squeezed;
  const [match = { start: 0, end: 0 }] = foldedOccurrences(squeezed, words);
  const from = Array.from(squeezed.slice(0, match.start)).length;
  const to = from + Array.from(squeezed.slice(match.start, match.end)).length;

  const lead = Math.floor(Math.max(length - 2 - (to - from), 0) * shareBeforeMatch);
  const wished = Math.min(from - lead, characters.length - (length - 1));
  const first = wished <= 0 ? 0 : startFrom(characters, wished, from);
  const before = first > 0 ? ELLIPSIS : '';
  if (characters.length - first + before.length <= length) return before + characters.slice(first).join('');

  const end = first + length - before.length - 1;
  const last = endUpTo(characters, end, to > end ? first : Math.max(to, first));
  return before + characters.slice(first, last).join('').trim() + ELLIPSIS;
}

/**
 * First index from `start` up to `limit` that begins a word; where no blank is near, the first that splits no
 * character.
 */
function startFrom(characters: readonly string[], start: number, limit: number): number {
  for (let at = start; at <= Math.min(limit, start + nearBlankCharacters); at += 1)
    if (characters[at - 1] === ' ') return at;
  let at = start;
  while (at < limit && !mayCut(characters, at)) at += 1;
  return at;
}

/**
 * Last index from `end` down to `limit` that ends a word; where no blank is near, the last that splits no character.
 */
function endUpTo(characters: readonly string[], end: number, limit: number): number {
  for (let at = end; at >= Math.max(limit, end - nearBlankCharacters, 1); at -= 1)
    if (characters[at] === ' ') return at;
  let at = end;
  while (at > limit && !mayCut(characters, at)) at -= 1;
  return at;
}

/** Whether a cut before index `at` splits no accent, emoji variant or joined emoji from its character. */
const mayCut = (characters: readonly string[], at: number): boolean =>
  !/^[\p{M}\p{Emoji_Modifier}\p{Join_Control}]$/u.test(characters[at] ?? '') && characters[at - 1] !== '\u200D';
