import { CHOSEN } from '../chosen.ts';
import { folded as foldedWord } from './fold.ts';

/** What stands in the place of words that were taken out of a longer text. */
export const REMOVED = '[removed]';

/** A text as it is compared, and where each of its characters stands in the text itself. */
interface Folded {
  readonly folded: string;
  /** Place of each folded character; the last is the end of the text. */
  readonly places: readonly number[];
}

/**
 * A text as two people may both have written it down: without capitals, accents, punctuation and line breaks, compatible
 * characters as one (Unicode NFKD). Words are parted by one space.
 */
export const foldedText = (text: string): string => foldedWithPlaces(text).folded;

function foldedWithPlaces(text: string): Folded {
  let folded = '';
  const places: number[] = [];
  let place = 0;
  for (const character of text) {
    for (const one of foldedWord(character).replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')) {
      const isSecondSpace = one === ' ' && (folded === '' || folded.endsWith(' '));
      if (!isSecondSpace) {
        folded += one;
        for (let unit = 0; unit < one.length; unit++) places.push(place);
      }
    }
    place += character.length;
  }
  if (folded.endsWith(' ')) {
    folded = folded.slice(0, -1);
    places.pop();
  }
  places.push(place);
  return { folded, places };
}

const CHOICE = CHOSEN.repeatedWords;

/** Whether a folded text holds a word that no two people share by chance. */
const holdsName = (folded: string): boolean =>
  folded
    .split(' ')
    .some(
      (word) =>
        word.length >= CHOICE.shortestLongWord ||
        (word.length >= CHOICE.shortestName && /\p{N}/u.test(word) && /\p{L}/u.test(word)),
    );

/** Whether a text is one name, such as an id or an address: no blank, and a digit or an at sign in it. */
const isName = (text: string): boolean => text.length >= CHOICE.shortestName && /^\S*[\p{N}@]\S*$/u.test(text);

/** Whether what a person said is so much theirs that it is known again wherever it stands in another text. */
export function isDistinctive(text: string): boolean {
  const folded = foldedText(text);
  const isLong = folded.split(' ').length >= CHOICE.fewestWords && Buffer.byteLength(folded) >= CHOICE.fewestBytes;
  return isLong || isName(text.trim()) || holdsName(folded);
}

/** Words of a person, to be found again in texts that others wrote. */
export class RepeatedWords {
  private readonly passages: readonly string[];
  private readonly wholes: ReadonlySet<string>;

  /**
   * @param own what the person said, or is called
   * @param about what is said of the person in words that may be anybody's; known again only where a name stands in it
   */
  constructor(own: readonly string[], about: readonly string[] = []) {
    this.wholes = new Set([...own, ...about].map(foldedText).filter((folded) => folded !== ''));
    const passages = new Set([
      ...own.filter(isDistinctive).map(foldedText),
      ...about.map(foldedText).filter(holdsName),
    ]);
    // The longest first: what holds a shorter one goes as a whole.
    this.passages = [...passages].sort((one, other) => other.length - one.length);
  }

  /** Whether there is nothing to look for. */
  get isEmpty(): boolean {
    return this.wholes.size === 0;
  }

  /** Words of small Latin letters and digits of which every text that repeats a passage holds one; null where there are none such, or too many. */
  get signs(): readonly string[] | null {
    const signs = new Set<string>();
    for (const passage of this.passages) {
      const words = passage.split(' ').filter((word) => /^[a-z0-9]{3,}$/.test(word));
      if (words.some((word) => signs.has(word))) continue;
      const [sign] = words.sort((one, other) => other.length - one.length);
      if (sign === undefined || signs.size === CHOICE.mostSigns) return null;
      signs.add(sign);
    }
    return [...signs];
  }

  /** Whether a text that stands for somebody's words is this person's: the whole of something they said, a part or more. */
  isQuotedBy(text: string): boolean {
    const folded = foldedText(text);
    if (folded === '') return false;
    if (this.wholes.has(folded)) return true;
    const isPart = isDistinctive(text) && [...this.wholes].some((whole) => whole.includes(folded));
    return isPart || this.passages.some((passage) => folded.includes(passage));
  }

  /** As `takenOutOf`, each text within a value. */
  takenOutOfEach(value: unknown): unknown {
    if (typeof value === 'string') return this.takenOutOf(value);
    if (Array.isArray(value)) return value.map((each) => this.takenOutOfEach(each));
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.takenOutOfEach(each)]));
  }

  /** A text without the passages that repeat the person's words; the text itself where it repeats none. */
  takenOutOf(text: string): string {
    const { folded, places } = foldedWithPlaces(text);
    const taken: (readonly [from: number, to: number])[] = [];
    for (const passage of this.passages)
      for (let at = folded.indexOf(passage); at >= 0; at = folded.indexOf(passage, at + passage.length)) {
        const [from, to] = [places[at] ?? 0, places[at + passage.length] ?? text.length];
        if (taken.every(([start, end]) => to <= start || from >= end)) taken.push([from, to]);
      }
    if (taken.length === 0) return text;
    let rest = '';
    let done = 0;
    for (const [from, to] of taken.sort(([one], [other]) => one - other)) {
      const gap = /[^\p{L}\p{N}]*$/u.exec(text.slice(from, to))?.[0] ?? '';
      rest += `${text.slice(done, from)}${REMOVED}${to < text.length ? gap : ''}`;
      done = to;
    }
    return rest + text.slice(done);
  }
}
