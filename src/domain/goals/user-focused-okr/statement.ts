import { wordsOf } from '../../foundation/text/words.ts';
import { CHOSEN } from '../chosen.ts';

const { fewestLetters, fewestScatteredWords, mostCharacters } = CHOSEN.statement;
const BUILDING = new Set(CHOSEN.statement.buildingWords.split(' '));

/**
 * Titles of solutions that a statement names, for an objective states what is solved and no feature (Patton, course
 * notes). A statement names a solution where it has the whole title of two or more words, or all distinctive words of
 * the title, three or more. Case, accents and punctuation do not matter.
 */
export function solutionsNamed(statement: string, titles: readonly string[]): string[] {
  const words = wordsOf(statement);
  const known = new Set(words);
  const text = ` ${words.join(' ')} `;
  return titles.filter((title) => {
    const own = wordsOf(title);
    const distinctive = [...new Set(own.filter((word) => Array.from(word).length >= fewestLetters))];
    const wholly = own.length > 1 && text.includes(` ${own.join(' ')} `);
    return wholly || (distinctive.length >= fewestScatteredWords && distinctive.every((word) => known.has(word)));
  });
}

/** Words of a statement that speak of building something, each once, in order. */
export const buildingWords = (statement: string): string[] => [
  ...new Set(wordsOf(statement).filter((word) => BUILDING.has(word))),
];

/**
 * First draft of an objective: the persona no longer has to say what the quote says. It states the solved opportunity
 * in the customer's own words and names no feature; people reword it. At most 300 characters.
 */
export function draftStatement(quote: string, persona: string | null): string {
  const [before, after] = [
    `${persona ?? 'Nobody'} ${persona === null ? 'has to say' : 'no longer has to say'}: “`,
    '”',
  ];
  const words = quote.trim().replace(/\s+/gu, ' ');
  const room = mostCharacters - Array.from(before).length - after.length;
  const letters = Array.from(words);
  const fits =
    letters.length <= room
      ? words
      : `${letters
          .slice(0, room - 1)
          .join('')
          .replace(/\s\S*$/u, '')}…`;
  return `${before}${fits}${after}`;
}
