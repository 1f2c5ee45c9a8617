/** State of a ground at one time: its facts by name, null where a fact had no value. */
export type GroundState = Readonly<Record<string, string | number | boolean | null>>;

/** Kinds of changes of a ground, worst first. To add a kind, add a row. */
export const GROUND_CHANGES = {
  REFUTED: 'A test or what came of it spoke against it.',
  WITHDRAWN: 'It was archived, removed, merged away or laid aside.',
  CONTRADICTED: 'What it rested on turned out otherwise: corrected, or no longer what it was said to be.',
  RE_READ: 'It was read or judged again, and came out different.',
  REWORDED: 'It says something else now than it did then.',
} as const;
/** Key of a kind of change. */
export type GroundChange = keyof typeof GROUND_CHANGES;

/** A change of a ground, with its sentence. */
export interface Change {
  readonly how: GroundChange;
  readonly sentence: string;
}

/** A kind of ground on which a decision may rest. */
export interface GroundKind {
  readonly description: string;
  /** GraphQL type of what the reference names. */
  readonly type: string;
  /** Scope that an API key needs to read or name such a ground. */
  readonly scope: 'tree:read' | 'okr:read' | 'insight:read';
  /** Names of the stored facts, in the order in which they are shown. */
  readonly facts: readonly string[];
  /** Changes that shake a decision; `now` is today's state of the ground or of its successor. */
  readonly changes: (label: string, then: GroundState, now: GroundState) => Change[];
}

/** A fact in words: "nothing" where it has no value. */
const factInWords = (fact: string | number | boolean | null | undefined): string =>
  fact === null || fact === undefined || fact === '' ? 'nothing' : String(fact);

const differs = (name: string, then: GroundState, now: GroundState): boolean =>
  (then[name] ?? null) !== (now[name] ?? null);

/** One change where the fact `name` differs between then and now, else none. */
export function ifDiffers(
  name: string,
  how: GroundChange,
  then: GroundState,
  now: GroundState,
  sentence: (then: string, now: string) => string,
): Change[] {
  return differs(name, then, now) ? [{ how, sentence: sentence(factInWords(then[name]), factInWords(now[name])) }] : [];
}

/** One change where the fact `name` has the value now and had not then, else none. */
export const ifBecame = (
  name: string,
  value: string | boolean,
  how: GroundChange,
  then: GroundState,
  now: GroundState,
  sentence: string,
): Change[] => (now[name] === value && then[name] !== value ? [{ how, sentence }] : []);

/**
 * Changes of a ground that shake decisions which rest on it, worst first; none where it is as it was. A ground that no
 * longer exists (`now` is null) is withdrawn.
 */
export function groundChanges(kind: GroundKind, label: string, then: GroundState, now: GroundState | null): Change[] {
  if (now === null) return [{ how: 'WITHDRAWN', sentence: `${label} is no longer there.` }];
  const order = Object.keys(GROUND_CHANGES);
  return kind.changes(label, then, now).sort((one, other) => order.indexOf(one.how) - order.indexOf(other.how));
}
