import { Injectable } from '@nestjs/common';
import { coveredTexts } from '../../../domain/research/interview/consent-coverage.ts';
import { type MayKeep, mayKeepOfAll, NOTHING } from '../../../domain/research/participant/consent.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ClockStore } from '../../../platform/ingestion/clock.store.ts';
import { newId } from '../../../platform/id.ts';
import type { InterviewMention, MentionedInterview } from './interview-ingest.model.ts';
import { currentOf, fieldsAfter, type Mentions, type Templates } from './interview-mentions.ts';
import { InterviewReferencesAction } from './interview-references.action.ts';
import { InterviewSnapshot } from './interview-snapshot.model.ts';
import { Interview, INTERVIEW_CLOCK } from './interview.model.ts';
import { InterviewStore } from './interview.store.ts';
import {
  EMPTY_SNAPSHOT,
  interviewFieldsOf,
  isSame,
  keptInterview,
  newInterview,
  snapshotAfter,
  snapshotFieldsOf,
} from './interview-source-fields.model.ts';
import { SnapshotStore } from './snapshot.store.ts';

/** An interview whose row is locked, and what the items of a batch say of it. */
interface MentionedRow {
  /** What its source system calls it. */
  readonly name: string;
  readonly interview: Interview;
  readonly mentions: Mentions;
  /** The mentions that count: they say something, and are not older than what was known when it was their turn. */
  readonly current: Mentions;
  /** Instant to which these move the clock of the interview; null where they do not. */
  readonly clock: Date | null;
}

/** Finds or adds the interviews that items name, and updates what is known of them, within an open transaction. */
@Injectable()
export class InterviewUpsertAction {
  constructor(
    private readonly store: InterviewStore,
    private readonly snapshots: SnapshotStore,
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
    const byName = new Map(names.map((name): [string, InterviewMention[]] => [name, []]));
    for (const [index, mention] of mentions.entries()) {
      const interview = resolved[index]?.interview ?? mention.interview;
      byName.get(interview.externalId)?.push({ ...mention, interview });
    }
    const arrivedAt = new Date();
    const added = await this.add(system, byName, locked, templates, arrivedAt);
    for (const [name, interview] of added.interviews) locked.set(name, interview);
    const clocksOf = { kind: INTERVIEW_CLOCK, system };
    const ids = [...locked.values()].map(({ id }) => id);
    const rows = mentionedRows(byName, locked, added.ids, await this.clocks.of(clocksOf, ids), arrivedAt);
    const wholeNames = await this.update(rows, templates);
    const moved = rows.flatMap(({ interview, clock }) => (clock === null ? [] : [[interview.id, clock] as const]));
    await this.clocks.move(clocksOf, new Map(moved));
    let next = 0;
    return items.map((item) => {
      if (item === null) return null;
      const { externalId } = item.interview;
      const missing = resolved[next++]?.missing ?? [];
      return {
        id: locked.get(externalId)?.id ?? '',
        warnings: [
          ...(missing.length > 0 ? [`Of the interview, ${missing.join(', ')} named something that is not there.`] : []),
          ...(wholeNames.has(externalId)
            ? []
            : ["Of the interview, what the participants' consent does not cover was not kept."]),
        ],
      };
    });
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
      const fields = fieldsAfter(newInterview(first), currentOf(mentions, null, now).current, templates);
      const mayKeep = mayKeepOfAll(mentions.map((each) => each.mayKeep));
      return [{ id: newId(), sourceSystem: system, externalId, ...keptInterview(fields, mayKeep, now) }];
    });
    const ids = await this.rows.claim(Interview, ['sourceSystem', 'externalId'], rows);
    const interviews = await this.store.lock(
      system,
      missing.map(([name]) => name),
    );
    return { interviews, ids };
  }

  /** Updates interviews by what items say of them. Answers with the names of those of which every word may be kept. */
  private async update(rows: readonly MentionedRow[], templates: Templates): Promise<ReadonlySet<string>> {
    await this.store.addParticipants(
      rows.flatMap(({ interview, mentions }) =>
        mentions.flatMap(({ participantId }) => (participantId ? [{ interviewId: interview.id, participantId }] : [])),
      ),
    );
    await this.store.setAttendees(
      rows.flatMap(({ interview, current }) => {
        const personIds = current.findLast(({ interview: { attendeeIds } }) => attendeeIds)?.interview.attendeeIds;
        return personIds ? [{ interviewId: interview.id, personIds }] : [];
      }),
    );
    const mayKeep = await this.store.mayKeep(rows.map(({ interview }) => interview.id));
    const mayKeepOf = (id: string): MayKeep => mayKeep.get(id) ?? NOTHING;
    const now = new Date();
    const changes = rows.map(({ name, interview, current }) => {
      const before = interviewFieldsOf(interview);
      const all = fieldsAfter(before, current, templates);
      const kept = keptInterview(all, mayKeepOf(interview.id), now);
      const isWhole = isSame({ ...all, redactedAt: null }, { ...kept, redactedAt: null });
      return { name, id: interview.id, before, kept, isWhole };
    });
    await this.rows.updateEach(
      Interview,
      changes.filter(({ before, kept }) => !isSame(before, kept)).map(({ id, kept }) => ({ id, ...kept })),
    );
    const wholeSnapshots = await this.updateSnapshots(rows, mayKeepOf);
    return new Set(changes.filter(({ name, isWhole }) => isWhole && wholeSnapshots.has(name)).map(({ name }) => name));
  }

  /** Adds or updates snapshots by what items say of them. Answers with the names of the interviews of whose snapshot every word may be kept. */
  private async updateSnapshots(
    rows: readonly MentionedRow[],
    mayKeepOf: (id: string) => MayKeep,
  ): Promise<ReadonlySet<string>> {
    const known = await this.snapshots.of(rows.map(({ interview }) => interview.id));
    const changes = rows.map(({ name, interview: { id }, current }) => {
      const row = known.get(id);
      const before = row ? snapshotFieldsOf(row) : EMPTY_SNAPSHOT;
      const incoming = current.flatMap(({ interview: { snapshot } }) => (snapshot ? [snapshot] : []));
      const all = incoming.reduce(snapshotAfter, before);
      const kept = coveredTexts(all, mayKeepOf(id));
      return {
        name,
        id,
        rowId: row?.id ?? null,
        before,
        kept,
        isNamed: incoming.length > 0,
        isWhole: isSame(all, kept),
      };
    });
    await this.rows.insert(
      InterviewSnapshot,
      changes
        .filter(({ rowId, isNamed }) => rowId === null && isNamed)
        .map(({ id, kept }) => ({ id: newId(), interviewId: id, ...kept })),
    );
    await this.rows.updateEach(
      InterviewSnapshot,
      changes.flatMap(({ rowId, before, kept }) =>
        rowId !== null && !isSame(before, kept) ? [{ id: rowId, ...kept }] : [],
      ),
    );
    return new Set(changes.filter(({ isWhole }) => isWhole).map(({ name }) => name));
  }
}

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
    const since = newIds.has(interview.id) ? null : (clocks.get(interview.id) ?? null);
    return [{ name, interview, mentions, ...currentOf(mentions, since, arrivedAt) }];
  });
}
