/** Where something stands in a formula's text; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Why a formula cannot be used, and where in its text. */
export class FormulaFault extends Error {
  constructor(
    readonly problem: string,
    readonly place: Place,
  ) {
    super(`Line ${place.line}, column ${place.column}: ${problem}`);
  }
}
