import { shown } from './foundation/text/shown.ts';

/** Types of nodes, each of which has a short key that does in place of its id. */
const HAVE_SHORT_KEYS: ReadonlySet<string> = new Set(['TreeNode', 'Outcome', 'Opportunity', 'Solution', 'Experiment']);

/** A type in a sentence; nodes of all kinds together have a name that people know. */
const withArticle = (type: string): string =>
  type === 'TreeNode' ? 'a node of a tree' : `${/^[AEIOU]/i.test(type) ? 'an' : 'a'} ${type}`;

/**
 * Every reason we decline a well-formed request: what it means, and the sentence that says it of one case. A sentence names
 * the field, what was given and what would be right. The code is public API: never rename, only add.
 */
export const REFUSALS = {
  INVALID_VALUE: {
    description: 'A value breaks the rules of its field; the message says what would be right.',
    message: (what: { problem: string }) => what.problem,
  },
  NOT_FOUND: {
    description: 'What the id names does not exist, or the key may not see it.',
    message: ({ type, id, by }: { type: string; id: string; by?: string }, field: string) =>
      `${field} takes the ${by ?? (HAVE_SHORT_KEYS.has(type) ? 'id or the short key' : 'id')} of ${withArticle(type)}; ${shown(id)} names none.`,
  },
  ALREADY_EXISTS: {
    description: 'Something with this name, link or reference is there already.',
    message: ({ what }: { what: string }, field: string) =>
      `${what} exists already: change that one, or give another ${field}.`,
  },
  WRONG_KIND: {
    description: 'The id names something of another kind than is needed here.',
    message: ({ expected, actual }: { expected: string; actual: string }, field: string) =>
      `${field} takes ${expected}, not ${actual}.`,
  },
  KIND_CANNOT_HOLD: {
    description: 'Nodes of the parent kind hold no children of the child kind.',
    message: ({ parent, child, holds }: { parent: string; child: string; holds: string }) =>
      `${parent} cannot hold ${child}: it holds ${holds}.`,
  },
  WOULD_CYCLE: {
    description: 'The node would hang below itself.',
    message: (_: Record<string, never>, field: string) =>
      `${field} takes a node outside the branch that moves: a node cannot hang below itself.`,
  },
  TOO_DEEP: {
    description: 'The tree would have more levels than a tree may have.',
    message: ({ most, levels }: { most: number; levels: number }) =>
      `A tree holds at most ${most} levels, and this one would have ${levels}.`,
  },
  TOO_MANY: {
    description: 'There would be more of them than there may be.',
    message: ({ what, most, given }: { what: string; most: number; given?: number }) =>
      `${what} can be at most ${most}${given === undefined ? '' : `, not ${given}`}.`,
  },
  ARCHIVED: {
    description: 'The thing, or something it hangs below, is archived: readable, not editable.',
    message: ({ what, above = null }: { what: string; above?: string | null }) =>
      above === null
        ? `${what} is archived and can only be read: restore it first.`
        : `${what} lies below ${above}, which is archived: restore that first.`,
  },
  REASON_REQUIRED: {
    description: 'This change of state takes a reason.',
    message: ({ change }: { change: string }, field: string) => `${change} takes a reason: say why in ${field}.`,
  },
  NOT_APPLICABLE: {
    description: 'The call makes no sense for this thing as it is; the message says why.',
    message: (what: { problem: string }) => what.problem,
  },
  NOT_AUTHOR: {
    description: 'Another person, or another key, wrote it; the message says who.',
    message: ({ author, what }: { author: string; what: string }) => `Only ${author} may ${what}.`,
  },
  VERSION_CONFLICT: {
    description: 'Its version is not the expected one: it has been changed since. The payload shows it as it is now.',
    message: ({ expected, actual }: { expected: number; actual: number }, field: string) =>
      `${field} is ${expected}, but the version is ${actual}: read it again and repeat the change.`,
  },
  IDEMPOTENCY_KEY_REUSED: {
    description: 'The idempotency key was used before with other input.',
    message: (_: Record<string, never>, field: string) =>
      `${field} was used before with other input: send that input again, or choose another key.`,
  },
} as const;

/** Code of a reason. */
export type RefusalCode = keyof typeof REFUSALS;
type Details<C extends RefusalCode> = Parameters<(typeof REFUSALS)[C]['message']>[0];

/** One reason, ready to show. `path` names the input field at fault, outermost first; empty when none is. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  readonly path: readonly string[];
}

/** Builds a refusal from its row in `REFUSALS`; its sentence names the field by the end of the path. */
export function refusal<C extends RefusalCode>(code: C, details: Details<C>, path: readonly string[] = []): Refusal {
  const message = REFUSALS[code].message as (given: Details<C>, field: string) => string;
  return { code, path, message: message(details, fieldAt(path)) };
}

/** The field at the end of a path as sentences name it, such as `ownerId` or `tags[2]`. */
function fieldAt(path: readonly string[]): string {
  const name = path.findLastIndex((part) => !/^\d+$/.test(part));
  const places = path.slice(name + 1).map((place) => `[${place}]`);
  return `${path[name] ?? 'The input'}${places.join('')}`;
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
