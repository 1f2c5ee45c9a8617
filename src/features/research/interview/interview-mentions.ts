import { type Warning, warningsBelow } from '../../../domain/warning.ts';
import {
  isOlder,
  isSameInstant,
  laterArrivalWinsOf,
  laterOf,
  olderOf,
} from '../../../domain/foundation/ingestion/incoming-state.ts';
import { isSameValue, staysAsSet, withoutSetByPeople } from '../../../domain/foundation/ingestion/set-by-people.ts';
import type { InterviewMention } from './interview-ingest.model.ts';
import type { InterviewTemplate } from './interview-template.model.ts';
import { interviewAfter, type InterviewState, saysSomething } from './interview-source-fields.model.ts';

/** Templates by key. */
export type Templates = ReadonlyMap<string, InterviewTemplate>;
/** All that the items of a batch say of one interview, in their order. */
export type Mentions = readonly InterviewMention[];
/** What the sender of each mention should know, one sentence each. */
export type Told = ReadonlyMap<InterviewMention, readonly Warning[]>;

/** The mentions of one interview, judged by its clock. */
export interface JudgedMentions {
  readonly mentions: Mentions;
  /** Those that count: they say something, and are not older than what was known when it was their turn. */
  readonly current: Mentions;
  /** Those of the counting ones that are of the very instant of the clock. */
  readonly ties: ReadonlySet<InterviewMention>;
  /** Those that say something and are older. */
  readonly older: Mentions;
  /** Instant to which the counting ones move the clock of the interview; null where they do not. */
  readonly clock: Date | null;
}

/** Judges mentions in their order, each as if it had come in on its own. */
export function judged(mentions: Mentions, since: Date | null, arrivedAt: Date): JudgedMentions {
  let clock = since;
  const [current, older]: [InterviewMention[], InterviewMention[]] = [[], []];
  const ties = new Set<InterviewMention>();
  for (const mention of mentions.filter(({ interview }) => saysSomething(interview))) {
    const { sourceUpdatedAt } = mention;
    if (isOlder(sourceUpdatedAt, clock)) {
      older.push(mention);
      continue;
    }
    current.push(mention);
    if (isSameInstant(sourceUpdatedAt, clock)) ties.add(mention);
    clock = laterOf(clock, sourceUpdatedAt ?? arrivedAt);
  }
  return { mentions, current, ties, older, clock: clock?.getTime() === since?.getTime() ? null : clock };
}

/**
 * What an interview, or its snapshot, is after every mention that counts, in their order, and what the senders are told:
 * what people have set stays, what is older was left out, and of one instant the later arrival won.
 *
 * @param after the fields after one mention
 */
export function afterMentions<Fields extends object>(
  what: string,
  before: Fields,
  { current, ties, older }: JudgedMentions,
  after: (
    fields: Fields,
    mention: InterviewMention,
  ) => { readonly fields: Fields; readonly leftOut: readonly string[] },
): { readonly fields: Fields; readonly told: Told } {
  const told = new Map<InterviewMention, Warning[]>();
  const at = what === 'interview' ? [] : [what];
  let fields = before;
  for (const mention of current) {
    const stated = after(fields, mention);
    const overwrites = ties.has(mention) && isOverwritten(fields, stated.fields);
    told.set(mention, [
      ...warningsBelow(at, staysAsSet(what, stated.leftOut)),
      ...(overwrites ? [laterArrivalWinsOf(what, at)] : []),
    ]);
    fields = stated.fields;
  }
  for (const mention of older)
    if (!isSameValue(after(fields, mention).fields, fields)) told.set(mention, [olderOf(what, at)]);
  return { fields, told };
}

/** An interview that items name, after every mention that counts. It took place, unless a person said otherwise: something was heard there. */
export function interviewAfterMentions(
  before: InterviewState,
  judgedMentions: JudgedMentions,
  templates: Templates,
  setByPeople: readonly string[],
): { readonly fields: InterviewState; readonly told: Told } {
  const held = withoutSetByPeople<InterviewState>(before, { ...before, status: 'HELD' as const }, setByPeople);
  const { fields, told } = afterMentions('interview', held.fields, judgedMentions, (now, { interview }) =>
    interviewAfter(now, interview, templates, setByPeople),
  );
  if (held.leftOut.length === 0) return { fields, told };
  const stays = staysAsSet('interview', held.leftOut);
  return { fields, told: toldTogether(new Map(judgedMentions.mentions.map((each) => [each, stays])), told) };
}

/** All that the senders are told. */
export function toldTogether(...all: readonly Told[]): Told {
  const together = new Map<InterviewMention, readonly Warning[]>();
  for (const told of all)
    for (const [mention, warnings] of told) together.set(mention, [...(together.get(mention) ?? []), ...warnings]);
  return together;
}

/** Whether a field that said something says something else. */
const isOverwritten = (before: object, after: object): boolean =>
  Object.entries(before).some(
    ([name, value]) =>
      value !== null &&
      !(Array.isArray(value) && value.length === 0) &&
      !isSameValue(value, (after as Record<string, unknown>)[name]),
  );
