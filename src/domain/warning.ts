/** Every reason to warn of what was done nevertheless. The code is public API: never rename, only add. */
export const WARNINGS = {
  CONTRADICTS: 'It is kept as given, though it contradicts something else; the message says what.',
  LEFT_OUT: 'A part of what was given is not kept; the message says which, and why.',
  NEAR_TWIN: 'Something that differs only in capitals, blanks or the like is there already.',
  INCOMPLETE: 'Something is missing, so that it does not count yet; the message says what for.',
} as const;

/** Code of a warning. */
export type WarningCode = keyof typeof WARNINGS;

/** What the caller should know though it was done. `path` names the input field that it is about; empty when none is. */
export interface Warning {
  readonly code: WarningCode;
  /** One sentence. */
  readonly message: string;
  readonly path: readonly string[];
}
