/** Position in the text of a formula; line and column count from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A fault of a formula, with its position in the text. */
export class FormulaFault extends Error {
  constructor(
    readonly problem: string,
    readonly position: TextPosition,
  ) {
    super(`Line ${position.line}, column ${position.column}: ${problem}`);
  }
}
