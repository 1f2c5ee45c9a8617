import { FormulaFault, type Place } from './formula-place.ts';

/** A word of a formula: a number, a name, or a sign; the last one is the end. */
export interface Word {
  readonly kind: 'NUMBER' | 'NAME' | 'SIGN' | 'END';
  readonly text: string;
  readonly place: Place;
}

/** Ways to write the same sign. */
const SAME: Readonly<Record<string, string>> = {
  '×': '*',
  '·': '*',
  '÷': '/',
  '−': '-',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '==': '=',
};
const WORD =
  /(?<space>[\s]+)|(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z][A-Za-z0-9]*)|(?<sign><=|>=|!=|==|[-+*/^(),<>=×·÷−≤≥≠])/uy;

/** Cuts a formula into words; ends with one of kind END. @throws FormulaFault at a character that is no part of any */
export function wordsOfFormula(text: string): Word[] {
  const words: Word[] = [];
  let place: Place = { line: 1, column: 1 };
  for (let at = 0; at < text.length;) {
    WORD.lastIndex = at;
    const found = WORD.exec(text);
    if (!found) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      throw new FormulaFault(`${JSON.stringify(character)} is no part of a formula.`, place);
    }
    const [word] = found;
    const { number, name, sign } = found.groups ?? {};
    if (number !== undefined) words.push({ kind: 'NUMBER', text: word, place });
    if (name !== undefined) words.push({ kind: 'NAME', text: word, place });
    if (sign !== undefined) words.push({ kind: 'SIGN', text: SAME[sign] ?? sign, place });
    place = after(place, word);
    at += word.length;
  }
  return [...words, { kind: 'END', text: '', place }];
}

function after({ line, column }: Place, text: string): Place {
  const lines = text.split('\n');
  return lines.length === 1
    ? { line, column: column + text.length }
    : { line: line + lines.length - 1, column: (lines.at(-1) ?? '').length + 1 };
}
