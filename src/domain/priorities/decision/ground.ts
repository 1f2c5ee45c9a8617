/** What was known of a ground at one time: its facts by name. Null where a fact was not there. */
export type GroundState = Readonly<Record<string, string | number | boolean | null>>;

/** How a ground can give way, worst first. To add a way, add a row. */
export const GROUND_CHANGES = {
  REFUTED: 'A test or what came of it spoke against it.',
  WITHDRAWN: 'It was archived, removed, merged away or laid aside.',
  CONTRADICTED: 'What it rested on turned out otherwise: corrected, or no longer what it was said to be.',
  RE_READ: 'It was read or judged again, and came out different.',
  REWORDED: 'It says something else now than it did then.',
} as const;
/** How a ground gave way. */
export type GroundChange = keyof typeof GROUND_CHANGES;

/** One thing that changed of a ground, and the sentence that says so. */
export interface Change {
  readonly how: GroundChange;
  readonly sentence: string;
}

/** A sort of thing that a decision may rest on. */
export interface GroundKind {
  readonly description: string;
  /** GraphQL type of what the reference names. */
  readonly type: string;
  /** Scope that a key needs to see or to name it. */
  readonly needs: 'tree:read' | 'okr:read' | 'insight:read';
  /** Facts that are kept, in the order in which they are shown. */
  readonly facts: readonly string[];
  /** What of a change shakes a decision; `now` is the state today of the thing or of what came after it. */
  readonly changes: (label: string, then: GroundState, now: GroundState) => Change[];
}

/** A fact as people read it: "nothing" where it was not there. */
const shown = (fact: string | number | boolean | null | undefined): string =>
  fact === null || fact === undefined || fact === '' ? 'nothing' : String(fact);

const differs = (name: string, then: GroundState, now: GroundState): boolean =>
  (then[name] ?? null) !== (now[name] ?? null);

/** A change if `name` differs between then and now. */
export function ifDiffers(
  name: string,
  how: GroundChange,
  then: GroundState,
  now: GroundState,
  sentence: (then: string, now: string) => string,
): Change[] {
  return differs(name, then, now) ? [{ how, sentence: sentence(shown(then[name]), shown(now[name])) }] : [];
}

/** A change if the fact is true now and was not then. */
export const ifBecame = (
  name: string,
  value: string | boolean,
  how: GroundChange,
  then: GroundState,
  now: GroundState,
  sentence: string,
): Change[] => (now[name] === value && then[name] !== value ? [{ how, sentence }] : []);

/**
 * What shakes a decision that rests on a ground: nothing while it stands as it stood. A thing that is no longer there is
 * withdrawn. Several changes come together, the worst first.
 */
export function shakes(kind: GroundKind, label: string, then: GroundState, now: GroundState | null): Change[] {
  if (now === null) return [{ how: 'WITHDRAWN', sentence: `${label} is no longer there.` }];
  const order = Object.keys(GROUND_CHANGES);
  return kind.changes(label, then, now).sort((one, other) => order.indexOf(one.how) - order.indexOf(other.how));
}
