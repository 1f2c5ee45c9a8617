/** Limits of a text: its length in characters (code points), and whether it may have lines and tabs. */
export interface TextLimits {
  readonly min: number;
  readonly max: number;
  /** Whether line feeds (alone or after a carriage return) and tabs are allowed; false where absent. */
  readonly multiline?: boolean;
}

const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_LINES = /(?!\r\n)[^\P{Cc}\n\t]/u;
const BLANK = /^[\s\p{Z}\p{Cf}]*$/u;

/**
 * The fault of a text, in words that follow the name of its field, such as "must be 1 to 200 characters; it has 0";
 * null where it has none.
 */
export function checkText(text: string, { min, max, multiline = false }: TextLimits): string | null {
  // A character takes two units at most: a text that is far too long is told by its length, and nobody reads it.
  if (text.length > 2 * max) return `must be ${range(min, max)} characters; it has ${charactersOf(text)}`;
  const lone = /\p{Cs}/u.exec(text);
  if (lone !== null) return `must be well-formed Unicode; there is half a surrogate pair at ${place(text, lone.index)}`;
  const control = (multiline ? CONTROL_BUT_LINES : CONTROL).exec(text);
  if (control !== null)
    return `must not hold control characters${multiline ? ' other than line feed and tab' : ''}; there is ${codePoint(control[0])} at ${place(text, control.index)}`;
  const length = charactersOf(text);
  if (length < min || length > max) return `must be ${range(min, max)} characters; it has ${length}`;
  return min > 0 && BLANK.test(text) ? 'must not be blank' : null;
}

const range = (min: number, max: number): string =>
  min === 0 ? `at most ${max}` : min === max ? String(min) : `${min} to ${max}`;

/** Code points of a text, half surrogates among them. */
const charactersOf = (text: string): number =>
  text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);

const place = (text: string, index: number): string => `character ${charactersOf(text.slice(0, index)) + 1}`;

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
