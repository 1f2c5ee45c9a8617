import { lostDigits } from '../../domain/foundation/text/lost-digits.ts';

/** How much a text of JSON may hold. */
export interface JsonLimits {
  /** Values of any kind, at every depth together. */
  readonly values: number;
  /** Lists and objects within each other. */
  readonly depth: number;
  /** Elements of one list. */
  readonly elements: number;
  /** Names of one object. */
  readonly names: number;
  /** Characters of one text, name or number, as they are written. */
  readonly characters: number;
}

/** What a text of JSON holds that is not read: too much, a name twice, or a number that would not stay what it is. */
export interface JsonProblem {
  /** One sentence that names the place. */
  readonly problem: string;
  /** Names and positions that lead to the place, outermost first. */
  readonly path: readonly string[];
}

/**
 * What one item may hold, the line of a stream. Chosen: some times what our largest item takes with every list at its
 * longest, and little enough to be looked at in a few milliseconds. A text of 50,000 characters may be written in escapes.
 */
export const LINE_LIMITS: JsonLimits = {
  values: 10_000,
  depth: 32,
  elements: 5_000,
  names: 500,
  characters: 1_000_000,
};

/** What the body of a request may hold. Chosen: 500 insights of two hundred values each. */
export const BODY_LIMITS: JsonLimits = { ...LINE_LIMITS, values: 100_000 };

/** Most characters of a name that a sentence repeats. */
const MOST_SHOWN = 60;

/** A list or an object that has begun and has not ended. */
interface Open {
  readonly isList: boolean;
  /** Members that have begun. */
  members: number;
  /** Latest name of an object, as far as a sentence shows it. */
  name: string;
  /** Names of an object so far. */
  readonly names: Set<string>;
}

/**
 * Measures a text of JSON and makes nothing of it, so that work on a value begins only once it is known that there are not
 * too many. Finds what a parser would lose without a word, too: of two values of one name the first, and digits of a long
 * number. Stops at the first problem. Whether the text is JSON at all, its parser tells.
 *
 * @returns the number of values, or what is not read
 */
export function measureJson(text: string, limits: JsonLimits): number | JsonProblem {
  const open: Open[] = [];
  let values = 0;
  let isName = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    const within = open.at(-1);
    if (isSpace(sign)) continue;
    if (sign === ':') isName = false;
    else if (sign === ',') isName = within?.isList === false;
    else if (sign === '}' || sign === ']') {
      open.pop();
      isName = false;
    } else {
      const end = endOf(text, at, sign, limits.characters);
      const isMember = within !== undefined && (within.isList || isName);
      const [most, what] = within?.isList ? [limits.elements, 'elements'] : [limits.names, 'names'];
      if (isMember && ++within.members > most) return problem(open.slice(0, -1), `holds more than ${most} ${what}`);
      const name = within && isName ? nameOf(text.slice(at + 1, end - 1)) : null;
      if (within && name !== null) within.name = name.slice(0, MOST_SHOWN);
      else if (++values > limits.values)
        return problem(open, `is one more than the ${limits.values} values that may come at once`);
      if (end - at > limits.characters + 2) return problem(open, `holds more than ${limits.characters} characters`);
      const lost = within && name !== null ? repeated(within, name) : unreadable(text, at, end, sign);
      if (lost !== null) return problem(open, lost);
      isName = sign === '{';
      if (isName || sign === '[') open.push({ isList: !isName, members: 0, name: '', names: new Set() });
      if (open.length > limits.depth)
        return problem(open.slice(0, SHOWN_LEVELS), `nests lists and objects more than ${limits.depth} deep`);
      at = end - 1;
    }
  }
  return values;
}

/** Levels of a path that a sentence about depth shows. */
const SHOWN_LEVELS = 4;

const isSpace = (sign: string): boolean => sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t';

/**
 * Where the list, object, text or other value that begins at `from` is read up to: a list or an object after its first sign,
 * what is no text soon after so many characters.
 */
function endOf(text: string, from: number, sign: string, most: number): number {
  if (sign === '{' || sign === '[') return from + 1;
  if (sign !== '"') {
    let end = from + 1;
    while (end < text.length && end - from <= most + 2 && !isEnd(text[end] ?? '')) end++;
    return end;
  }
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text[at - 1 - escapes] === '\\') escapes++;
    if (escapes % 2 === 0) return at + 1;
  }
  return text.length;
}

/** What is wrong with the next name of an object; null where it comes for the first time. */
function repeated({ names }: Open, name: string): string | null {
  if (names.has(name)) return 'stands twice in its object: give it once';
  names.add(name);
  return null;
}

/** A name as a parser reads it. */
function nameOf(written: string): string {
  if (!written.includes('\\')) return written;
  try {
    return JSON.parse(`"${written}"`) as string;
  } catch {
    return written;
  }
}

/** What is wrong with a number; null with anything else. */
function unreadable(text: string, from: number, end: number, sign: string): string | null {
  if (sign !== '-' && !(sign >= '0' && sign <= '9')) return null;
  const written = text.slice(from, end);
  const lost = lostDigits(written);
  return lost === null ? null : `is ${written.slice(0, MOST_SHOWN)}, which ${lost}`;
}

const isEnd = (sign: string): boolean => ',:"[]{}'.includes(sign) || isSpace(sign);

function problem(open: readonly Open[], what: string): JsonProblem {
  const path = open.map(({ isList, members, name }) => (isList ? String(members - 1) : name));
  const place = open.reduce((before, { isList }, level) => {
    const part = path[level] === '' ? '""' : (path[level] ?? '');
    return isList ? `${before}[${part}]` : [before, part].filter(Boolean).join('.');
  }, '');
  return { problem: `${place === '' ? 'The JSON' : place} ${what}.`, path };
}
