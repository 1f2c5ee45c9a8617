import { FormulaFault, type TextPosition } from './formula-fault.ts';

/** A token of a formula; the last token of a formula is its END. */
export interface Token {
  readonly kind: 'NUMBER' | 'NAME' | 'SIGN' | 'END';
  readonly text: string;
  readonly position: TextPosition;
}

/** Other spellings of signs. */
const SYNONYMS: Readonly<Record<string, string>> = {
  '×': '*',
  '·': '*',
  '÷': '/',
  '−': '-',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '==': '=',
};
const TOKEN =
  /(?<space>[\s]+)|(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z][A-Za-z0-9]*)|(?<sign><=|>=|!=|==|[-+*/^(),<>=×·÷−≤≥≠])/uy;

/**
 * Tokens of a formula, the last of kind END.
 *
 * @throws FormulaFault at a character that begins no token
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let position: TextPosition = { line: 1, column: 1 };
  for (let at = 0; at < text.length;) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      throw new FormulaFault(`${JSON.stringify(character)} is no part of a formula.`, position);
    }
    const [token] = found;
    const { number, name, sign } = found.groups ?? {};
    if (number !== undefined) tokens.push({ kind: 'NUMBER', text: token, position });
    if (name !== undefined) tokens.push({ kind: 'NAME', text: token, position });
    if (sign !== undefined) tokens.push({ kind: 'SIGN', text: SYNONYMS[sign] ?? sign, position });
    position = after(position, token);
    at += token.length;
  }
  return [...tokens, { kind: 'END', text: '', position }];
}

function after({ line, column }: TextPosition, text: string): TextPosition {
  const lines = text.split('\n');
  return lines.length === 1
    ? { line, column: column + text.length }
    : { line: line + lines.length - 1, column: (lines.at(-1) ?? '').length + 1 };
}
