import { wordsOf } from '../../foundation/text/words.ts';
import { CHOSEN } from '../chosen.ts';

const { fewestLetters, fewestScatteredWords, mostCharacters } = CHOSEN.statement;
const BUILDING = new Set(CHOSEN.statement.buildingWords.split(' '));

/**
 * Solutions that a statement names: the whole title stands in it word for word (two words or more), or every telling
 * word of the title does (three or more). Case, accents and punctuation do not count. An objective states what is solved
 * and no feature (Patton, course notes).
 */
export function solutionsNamed(statement: string, titles: readonly string[]): string[] {
  const said = wordsOf(statement);
  const known = new Set(said);
  const text = ` ${said.join(' ')} `;
  return titles.filter((title) => {
    const words = wordsOf(title);
    const telling = [...new Set(words.filter((word) => Array.from(word).length >= fewestLetters))];
    const wholly = words.length > 1 && text.includes(` ${words.join(' ')} `);
    return wholly || (telling.length >= fewestScatteredWords && telling.every((word) => known.has(word)));
  });
}

/** Words of a statement that speak of building something rather than of what becomes better; each once, in order. */
export const buildingWords = (statement: string): string[] => [
  ...new Set(wordsOf(statement).filter((word) => BUILDING.has(word))),
];

/**
 * A first draft of an objective: that the target person no longer has to say what they say today. It states the solved
 * opportunity in their own words and names no feature; a person words it better. At most 300 characters.
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
