import { dateIn } from './foundation/calendar/zone.ts';
import { invalid, type Refusal } from './refusal.ts';
import type { Warning } from './warning.ts';

/** What a rule may look at beside the thing. */
export interface Change<Thing> {
  /** The thing before the change; null for a new one. */
  readonly before: Thing | null;
  /** What the change says; all that is said of a new one. */
  readonly set: Partial<Thing>;
  /** Instant of the change. */
  readonly now: Date;
}

/** A rule of what can be between the fields of one thing. To add a rule, add a row to the table of its thing. */
export interface Rule<Thing> {
  /** Fields that it looks at; it is asked only of changes to one of them. */
  readonly fields: readonly (keyof Thing & string)[];
  /** Path of the field that is at fault. */
  readonly at: readonly string[];
  /** Whether what breaks it is refused; else it is kept, with a warning, because it may be meant. */
  readonly isRefused: boolean;
  /** What is wrong with the thing as it is after the change, one sentence; null where nothing is. */
  readonly problem: (after: Partial<Thing>, change: Change<Thing>) => string | null;
}

/** The rules of one kind of thing, by their names. */
export type Rules<Thing> = Readonly<Record<string, Rule<Thing>>>;

/** What the rules have against a change: reasons to refuse it, and warnings. */
export interface Judgement {
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly Warning[];
}

/**
 * Asks all rules that a change concerns.
 *
 * @param path where the fields stand in the input
 */
export function judge<Thing extends object>(
  rules: Rules<Thing>,
  change: Change<Thing>,
  path: readonly string[] = [],
): Judgement {
  const after: Partial<Thing> = { ...change.before, ...given(change.set) };
  const broken = Object.values(rules).flatMap((rule) => {
    if (!rule.fields.some((field) => isChanged(field, change))) return [];
    const problem = rule.problem(after, change);
    return problem === null ? [] : [{ rule, problem }];
  });
  const of = (isRefused: boolean) => broken.filter(({ rule }) => rule.isRefused === isRefused);
  return {
    refusals: of(true).map(({ rule, problem }) => invalid(problem, [...path, ...rule.at])),
    warnings: of(false).map(({ rule, problem }) => ({
      code: 'CONTRADICTS',
      message: problem,
      path: [...path, ...rule.at],
    })),
  };
}

/** Whether a change gives a field another value than it has. */
const isChanged = <Thing extends object>(field: keyof Thing, { before, set }: Change<Thing>): boolean =>
  set[field] !== undefined && (before === null || JSON.stringify(set[field]) !== JSON.stringify(before[field] ?? null));

const given = <Thing extends object>(set: Partial<Thing>): Partial<Thing> =>
  Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as Partial<Thing>;

type Days<Name extends string> = { readonly [Field in Name]?: string | null };

/** A day on which something has happened: it may not lie ahead. */
export const hasCome = <Field extends string>(field: Field, what: string): Rule<Days<Field>> => ({
  fields: [field],
  at: [field],
  isRefused: true,
  problem: (after, { now }) => {
    const day = after[field];
    return day && day > latestDayAt(now) ? `${field} takes a day that has come, on which ${what}, not ${day}.` : null;
  },
});

/** Two days of which the second may not come before the first. */
export const inOrder = <First extends string, Second extends string>(
  first: First,
  second: Second,
  isRefused = true,
): Rule<Days<First | Second>> => ({
  fields: [first, second],
  at: [second],
  isRefused,
  problem: (after) => {
    const [from, to] = [after[first], after[second]];
    return from && to && to < from ? `${second}, ${to}, lies before ${first}, ${from}.` : null;
  },
});

/** A day by which something is to happen: one that is over is kept with a warning, since plans are written down late, too. */
export const isToCome = <Field extends string>(field: Field): Rule<Days<Field>> => ({
  fields: [field],
  at: [field],
  isRefused: false,
  problem: (after, { now }) => {
    const day = after[field];
    return day && day < earliestDayAt(now) ? `${field}, ${day}, is over already.` : null;
  },
});

/** Zones whose day begins first on earth, and last. */
const [FIRST_ZONE, LAST_ZONE] = ['Pacific/Kiritimati', 'Etc/GMT+12'];

/** The latest day that it is anywhere on earth: what lies after it has not happened. */
export const latestDayAt = (now: Date): string => dateIn(FIRST_ZONE, now);

/** The earliest day that it is anywhere on earth: what lies before it is over. */
const earliestDayAt = (now: Date): string => dateIn(LAST_ZONE, now);
