/** Every reason we decline a well-formed request. The code is public API: never rename, only add. */
export const REFUSALS = {
  INVALID_VALUE: (what: { problem: string }) => what.problem,
  NOT_FOUND: (what: { type: string; id: string }) => `${what.type} ${what.id} does not exist.`,
  ALREADY_EXISTS: (what: { what: string }) => `${what.what} exists already.`,
  WRONG_KIND: (what: { expected: string; actual: string }) => `Expected ${what.expected}, but this is ${what.actual}.`,
  KIND_CANNOT_HOLD: (what: { parent: string; child: string }) => `${what.parent} cannot hold ${what.child}.`,
  WOULD_CYCLE: () => 'A node cannot hang below itself.',
  TOO_DEEP: (what: { most: number }) => `A tree holds at most ${what.most} levels.`,
  TOO_MANY: (what: { what: string; most: number }) => `${what.what} can be at most ${what.most}.`,
  ARCHIVED: (what: { what: string }) => `${what.what} is archived: readable, not editable. Restore it first.`,
  REASON_REQUIRED: (what: { change: string }) => `${what.change} takes a reason.`,
  NOT_APPLICABLE: (what: { problem: string }) => what.problem,
  NOT_AUTHOR: (what: { author: string; what: string }) => `Only ${what.author} may ${what.what}.`,
  VERSION_CONFLICT: (what: { expected: number; actual: number }) =>
    `Somebody changed this meanwhile: you expected version ${what.expected}, it is now ${what.actual}.`,
  IDEMPOTENCY_KEY_REUSED: () => 'This idempotency key was used before with other input.',
} as const;

/** Code of a reason. */
export type RefusalCode = keyof typeof REFUSALS;
type Details<C extends RefusalCode> = Parameters<(typeof REFUSALS)[C]>;

/** One reason, ready to show. `path` names the input field at fault, outermost first; empty when none is. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  readonly path: readonly string[];
}

/** Builds a refusal from its row in `REFUSALS`. */
export function refusal<C extends RefusalCode>(
  code: C,
  details: Details<C>[0] extends undefined ? Record<string, never> : Details<C>[0],
  path: readonly string[] = [],
): Refusal {
  return { code, path, message: (REFUSALS[code] as (given: typeof details) => string)(details) };
}

/** A value that cannot be; the sentence says why. */
export const invalid = (problem: string, path: readonly string[] = []): Refusal =>
  refusal('INVALID_VALUE', { problem }, path);

/** Carries refusals from wherever a rule spoke up to the payload that reports them. */
export class Refused extends Error {
  /**
   * @param refusals every complaint, at least one
   * @param current what the payload shows beside them, such as the thing as it now is on a version conflict
   */
  constructor(
    readonly refusals: readonly Refusal[],
    readonly current: Readonly<Record<string, unknown>> = {},
  ) {
    super(refusals.map((each) => each.message).join(' '));
  }
}

/** Goes on if every check is content; stops with all complaints at once if not. */
export function refuseIf(...refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Refused(refusals);
}

/** Stops when somebody changed the thing meanwhile; `shown` names it in the payload and is its current state. */
export function refuseStale(
  shown: Readonly<Record<string, { version: number }>>,
  expected: number,
  path: readonly string[] = ['expectedVersion'],
): void {
  for (const { version } of Object.values(shown))
    if (version !== expected)
      throw new Refused([refusal('VERSION_CONFLICT', { expected, actual: version }, path)], shown);
}
