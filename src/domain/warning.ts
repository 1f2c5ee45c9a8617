/** Every reason to warn of what was done nevertheless. The code is public API: never rename, only add. */
export const WARNINGS = {
  CONTRADICTS: 'It is kept as given, though it contradicts something else; the message says what.',
  LEFT_OUT: 'A part of what was given is not kept; the message says which, and why.',
  NEAR_TWIN: 'Something that differs only in capitals, blanks or the like is there already.',
  INCOMPLETE: 'Something is missing, so that it does not count yet; the message says what for.',
  JOINED: 'Things that were known apart are one from now on; the message says how to part them.',
  REDIRECTED: 'What was named has been merged into something else, and it counts there.',
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

/** A warning; `message` is its sentence. */
export const warning = (code: WarningCode, message: string, path: readonly string[] = []): Warning => ({
  code,
  message,
  path,
});

/** A warning that a part of what was given is not kept. */
export const leftOut = (message: string, path: readonly string[] = []): Warning => warning('LEFT_OUT', message, path);

/** Warnings of a part of an input, with paths from where the part stands. */
export const warningsBelow = (above: readonly string[], warnings: readonly Warning[]): Warning[] =>
  warnings.map((each) => ({ ...each, path: [...above, ...each.path] }));
