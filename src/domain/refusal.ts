/**
 * Every reason we decline a well-formed request: what it means, and the sentence that says it of one case. The code is public
 * API: never rename, only add.
 */
export const REFUSALS = {
  INVALID_VALUE: {
    description: 'A value breaks the rules of its field; the message says what would be right.',
    message: (what: { problem: string }) => what.problem,
  },
  NOT_FOUND: {
    description: 'What the id names does not exist, or the key may not see it.',
    message: (what: { type: string; id: string }) => `${what.type} ${what.id} does not exist.`,
  },
  ALREADY_EXISTS: {
    description: 'Something with this name, link or reference is there already.',
    message: (what: { what: string }) => `${what.what} exists already.`,
  },
  WRONG_KIND: {
    description: 'The id names something of another kind than is needed here.',
    message: (what: { expected: string; actual: string }) => `Expected ${what.expected}, but this is ${what.actual}.`,
  },
  KIND_CANNOT_HOLD: {
    description: 'Nodes of the parent kind hold no children of the child kind.',
    message: (what: { parent: string; child: string }) => `${what.parent} cannot hold ${what.child}.`,
  },
  WOULD_CYCLE: {
    description: 'The node would hang below itself.',
    message: () => 'A node cannot hang below itself.',
  },
  TOO_DEEP: {
    description: 'The tree would have more levels than a tree may have.',
    message: (what: { most: number }) => `A tree holds at most ${what.most} levels.`,
  },
  TOO_MANY: {
    description: 'There would be more of them than there may be.',
    message: (what: { what: string; most: number }) => `${what.what} can be at most ${what.most}.`,
  },
  ARCHIVED: {
    description: 'The thing, or something it hangs below, is archived: readable, not editable.',
    message: (what: { what: string }) => `${what.what} is archived: readable, not editable. Restore it first.`,
  },
  REASON_REQUIRED: {
    description: 'This change of state takes a reason.',
    message: (what: { change: string }) => `${what.change} takes a reason.`,
  },
  NOT_APPLICABLE: {
    description: 'The call makes no sense for this thing as it is; the message says why.',
    message: (what: { problem: string }) => what.problem,
  },
  NOT_AUTHOR: {
    description: 'Somebody else wrote it, as another person or by another key; the message says who.',
    message: (what: { author: string; what: string }) => `Only ${what.author} may ${what.what}.`,
  },
  VERSION_CONFLICT: {
    description: 'Somebody changed it meanwhile; the payload shows it as it is now.',
    message: (what: { expected: number; actual: number }) =>
      `Somebody changed this meanwhile: you expected version ${what.expected}, it is now ${what.actual}.`,
  },
  IDEMPOTENCY_KEY_REUSED: {
    description: 'The idempotency key was used before with other input.',
    message: () => 'This idempotency key was used before with other input.',
  },
} as const;

/** Code of a reason. */
export type RefusalCode = keyof typeof REFUSALS;
type Details<C extends RefusalCode> = Parameters<(typeof REFUSALS)[C]['message']>;

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
  return { code, path, message: (REFUSALS[code].message as (given: typeof details) => string)(details) };
}

/** A refusal with the code INVALID_VALUE; `problem` is its sentence. */
export const invalid = (problem: string, path: readonly string[] = []): Refusal =>
  refusal('INVALID_VALUE', { problem }, path);

/** Error that carries refusals from a check to the payload that reports them. */
export class Refused extends Error {
  /**
   * @param refusals one or more
   * @param current what the payload shows besides, such as the current state of a thing on a version conflict
   */
  constructor(
    readonly refusals: readonly Refusal[],
    readonly current: Readonly<Record<string, unknown>> = {},
  ) {
    super(refusals.map((each) => each.message).join(' '));
  }
}

/** Throws all refusals at once; returns where there is none. */
export function refuseIf(...refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Refused(refusals);
}

/** Throws VERSION_CONFLICT unless `shown`, the thing by its payload field, has the version `expected`. */
export function refuseStale(
  shown: Readonly<Record<string, { version: number }>>,
  expected: number,
  path: readonly string[] = ['expectedVersion'],
): void {
  for (const { version } of Object.values(shown))
    if (version !== expected)
      throw new Refused([refusal('VERSION_CONFLICT', { expected, actual: version }, path)], shown);
}
