import { Injectable } from '@nestjs/common';
import { type MayKeep, mayKeepOfAll, NOTHING } from '../../../domain/research/participant/consent.ts';
import { shown } from '../../../domain/foundation/text/shown.ts';
import { leftOut, type Warning } from '../../../domain/warning.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ClockStore } from '../../../platform/ingestion/clock.store.ts';
import { newId } from '../../../platform/id.ts';
import type { InterviewMention, MentionedInterview } from './interview-ingest.model.ts';
import {
  interviewAfterMentions,
  type JudgedMentions,
  judged,
  type Mentions,
  type Templates,
  type Told,
  toldTogether,
} from './interview-mentions.ts';
import { InterviewReferencesAction, type MissingReference } from './interview-references.action.ts';
import { Interview, INTERVIEW_CLOCK } from './interview.model.ts';
import { InterviewStore } from './interview.store.ts';
import {
  interviewFieldsOf,
  isSame,
  keptInterview,
  newInterview,
  withoutWords,
} from './interview-source-fields.model.ts';
import { SnapshotUpsertAction } from './snapshot-upsert.action.ts';

/** An interview whose row is locked, and what the items of a batch say of it. */
interface MentionedRow {
  readonly interview: Interview;
  readonly judged: JudgedMentions;
  /** Whether this batch has added it. */
  readonly isNew: boolean;
}

/** Finds or adds the interviews that items name, and updates what is known of them, within an open transaction. */
@Injectable()
export class InterviewUpsertAction {
  constructor(
    private readonly store: InterviewStore,
    private readonly snapshots: SnapshotUpsertAction,
    private readonly references: InterviewReferencesAction,
    private readonly rows: RowStore,
    private readonly clocks: ClockStore,
  ) {}

  /** The interview of each item, in the items' order; null where an item names none. A fixed number of statements, however many. */
  async upsert(system: string, items: readonly (InterviewMention | null)[]): Promise<(MentionedInterview | null)[]> {
    const named = [...new Set(items.flatMap((item) => item?.interview.externalId ?? []))].sort();
    if (named.length === 0) return items.map(() => null);
    const known = await this.store.lock(system, named);
    // Names before their digests: of an interview that an erasure is emptying, the digest is seen.
    const unknown = named.filter((name) => !known.has(name));
    const ofErased = new Set(items.flatMap((item) => (item?.isErased ? [item.interview.externalId] : [])));
    const gone = await this.store.gone(system, unknown, ofErased);
    if (gone.size === 0) return this.upsertNamed(system, items, known);
    const stored = items.map((item) => item && withName(item, gone.get(item.interview.externalId)));
    const emptied = await this.store.lock(system, [...gone.values()]);
    return this.upsertNamed(system, stored, new Map([...known, ...emptied]));
  }

  private async upsertNamed(
    system: string,
    items: readonly (InterviewMention | null)[],
    known: ReadonlyMap<string, Interview>,
  ): Promise<(MentionedInterview | null)[]> {
    const mentions = items.filter((item) => item !== null);
    const names = [...new Set(mentions.map(({ interview }) => interview.externalId))].sort();
    const locked = new Map(known);
    const knownKeys = [...locked.values()].map(({ templateKey }) => templateKey);
    const { templates, resolved } = await this.references.find(mentions, knownKeys);
    const off = await this.store.takenOff([...locked.values()]);
    const isOff = ({ interview: { externalId }, participantId }: InterviewMention): boolean =>
      participantId !== null && (off.get(locked.get(externalId)?.id ?? '')?.has(participantId) ?? false);
    const named = mentions.map((mention, index): InterviewMention => {
      const interview = resolved[index]?.interview ?? mention.interview;
      return isOff(mention)
        ? { ...mention, participantId: null, interview: withoutWords(interview) }
        : { ...mention, interview };
    });
    const byName = new Map(
      names.map((name) => [name, named.filter(({ interview: { externalId } }) => externalId === name)] as const),
    );
    const arrivedAt = new Date();
    const added = await this.add(system, byName, locked, templates, arrivedAt);
    for (const [name, interview] of added.interviews) locked.set(name, interview);
    const clocksOf = { kind: INTERVIEW_CLOCK, system };
    const ids = [...locked.values()].map(({ id }) => id);
    const rows = mentionedRows(byName, locked, added.ids, await this.clocks.of(clocksOf, ids), arrivedAt);
    const { whole, told } = await this.update(rows, templates);
    const moved = rows.flatMap(({ interview, judged: { clock } }) =>
      clock === null ? [] : [[interview.id, clock] as const],
    );
    await this.clocks.move(clocksOf, new Map(moved));
    const mentioned = named.map((mention, index): MentionedInterview => {
      const id = locked.get(mention.interview.externalId)?.id ?? '';
      const missing = resolved[index]?.missing ?? [];
      return {
        id,
        warnings: [
          ...missing.map(namesNothing),
          ...(mentions[index] && isOff(mentions[index]) ? [TAKEN_OFF] : []),
          ...(told.get(mention) ?? []),
          ...(whole.has(id) ? [] : [NOT_COVERED]),
        ],
      };
    });
    let next = 0;
    return items.map((item) => (item === null ? null : (mentioned[next++] ?? null)));
  }

  /** Adds the interviews that do not exist. Answers with these, and with those that another transaction has just added. */
  private async add(
    system: string,
    byName: ReadonlyMap<string, Mentions>,
    known: ReadonlyMap<string, Interview>,
    templates: Templates,
    now: Date,
  ): Promise<{ readonly interviews: ReadonlyMap<string, Interview>; readonly ids: ReadonlySet<string> }> {
    const missing = [...byName].filter(([name]) => !known.has(name));
    if (missing.length === 0) return { interviews: new Map(), ids: new Set() };
    const rows = missing.flatMap(([externalId, mentions]) => {
      const [first] = mentions;
      if (!first) return [];
      const { fields } = interviewAfterMentions(newInterview(first), judged(mentions, null, now), templates, []);
      const mayKeep = mayKeepOfAll(mentions.map((each) => each.mayKeep));
      const kept = interviewFieldsOf(keptInterview(fields, mayKeep, now));
      return [{ id: newId(), sourceSystem: system, externalId, ...kept }];
    });
    const ids = await this.rows.claim(Interview, ['sourceSystem', 'externalId'], rows);
    const interviews = await this.store.lock(
      system,
      missing.map(([name]) => name),
    );
    return { interviews, ids };
  }

  /** Updates interviews by what items say of them. Answers with the ids of those of which every word may be kept, and with what the senders are told. */
  private async update(
    rows: readonly MentionedRow[],
    templates: Templates,
  ): Promise<{ readonly whole: ReadonlySet<string>; readonly told: Told }> {
    const joined = await this.store.addParticipants(
      rows.flatMap(({ interview, judged: { mentions } }) =>
        mentions.flatMap(({ participantId }) => (participantId ? [{ interviewId: interview.id, participantId }] : [])),
      ),
    );
    const attended = await this.store.attendeeIds(
      rows.flatMap(({ interview, judged: { mentions } }) =>
        mentions.some((each) => each.interview.attendeeIds) ? [interview.id] : [],
      ),
    );
    const mayKeep = await this.store.mayKeep(rows.map(({ interview }) => interview.id));
    const mayKeepOf = (id: string): MayKeep => mayKeep.get(id) ?? NOTHING;
    const now = new Date();
    const changes = rows.map(({ interview, judged: mentions, isNew }) => {
      const { id, setByPeople } = interview;
      const before = { ...interviewFieldsOf(interview), attendeeIds: attended.get(id) ?? [] };
      const { fields, told } = interviewAfterMentions(before, mentions, templates, setByPeople);
      const kept = keptInterview(fields, mayKeepOf(id), now);
      const isWhole = isSame({ ...fields, redactedAt: null }, { ...kept, redactedAt: null });
      const hasOthers = !isSame(before.attendeeIds, kept.attendeeIds);
      return { id, isNew, before: interviewFieldsOf(before), kept, isWhole, told, hasOthers };
    });
    await this.store.setAttendees(
      changes.flatMap(({ id, kept: { attendeeIds }, hasOthers }) =>
        hasOthers ? [{ interviewId: id, personIds: attendeeIds }] : [],
      ),
    );
    const changed = changes.filter(({ before, kept }) => !isSame(before, interviewFieldsOf(kept)));
    await this.rows.updateEach(
      Interview,
      changed.map(({ id, kept }) => ({ id, ...interviewFieldsOf(kept) })),
    );
    // Who was there stands in other tables; a change of that is one of the interview, too.
    const others = changes.filter(
      (each) => !each.isNew && !changed.includes(each) && (each.hasOthers || joined.has(each.id)),
    );
    await this.rows.update(Interview, { ids: others.map(({ id }) => id), changedElsewhere: true }, {});
    const snapshots = await this.snapshots.upsert(
      rows.map(({ interview: { id }, judged: mentions }) => ({ id, judged: mentions, mayKeep: mayKeepOf(id) })),
    );
    return {
      whole: new Set(changes.filter(({ id, isWhole }) => isWhole && snapshots.whole.has(id)).map(({ id }) => id)),
      told: toldTogether(...changes.map(({ told }) => told), snapshots.told),
    };
  }
}

/** What the sender is told of an item whose participant is not entered. */
const TAKEN_OFF = leftOut(
  'Of the interview, the participant was taken off by a person and stays off; words that the item has of it were left out.',
);
const namesNothing = ({ field, given }: MissingReference): Warning =>
  leftOut(`Of the interview, ${field.join('.')} names nothing by ${shown(given)}: it was left out.`, field);
const NOT_COVERED = leftOut("Of the interview, what the participants' consent does not cover was not kept.");

/** A mention under the name that the interview's row has. */
const withName = (mention: InterviewMention, stored: string | undefined): InterviewMention =>
  stored === undefined ? mention : { ...mention, interview: { ...mention.interview, externalId: stored } };

function mentionedRows(
  byName: ReadonlyMap<string, Mentions>,
  locked: ReadonlyMap<string, Interview>,
  newIds: ReadonlySet<string>,
  clocks: ReadonlyMap<string, Date>,
  arrivedAt: Date,
): MentionedRow[] {
  return [...byName].flatMap(([name, mentions]) => {
    const interview = locked.get(name);
    if (!interview) return [];
    // An interview that this batch added has no clock but that of this batch.
    const isNew = newIds.has(interview.id);
    const since = isNew ? null : (clocks.get(interview.id) ?? null);
    return [{ interview, judged: judged(mentions, since, arrivedAt), isNew }];
  });
}
