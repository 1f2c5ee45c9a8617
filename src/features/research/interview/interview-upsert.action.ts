import { Injectable } from '@nestjs/common';
import { coveredTexts } from '../../../domain/research/interview/consent-coverage.ts';
import { type MayKeep, mayKeepOfAll, NOTHING } from '../../../domain/research/participant/consent.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { newId } from '../../../platform/id.ts';
import { isOlder } from '../participant/account.store.ts';
import type { MentionedInterview, InterviewMention } from './interview-ingest.model.ts';
import { InterviewReferencesAction } from './interview-references.action.ts';
import { InterviewSnapshot } from './interview-snapshot.model.ts';
import type { InterviewTemplate } from './interview-template.model.ts';
import { Interview } from './interview.model.ts';
import { InterviewStore } from './interview.store.ts';
import {
  isSame,
  keptInterview,
  type InterviewSourceFields,
  interviewFieldsOf,
  interviewAfter,
  EMPTY_SNAPSHOT,
  snapshotFieldsOf,
  snapshotAfter,
  newInterview,
} from './interview-source-fields.model.ts';
import { SnapshotStore } from './snapshot.store.ts';

type Templates = ReadonlyMap<string, InterviewTemplate>;
/** Everything that a push says of one interview, in its order. */
type Group = readonly InterviewMention[];

/** Finds or makes the interviews that pushed items name, within a transaction that is open. */
@Injectable()
export class InterviewUpsertAction {
  constructor(
    private readonly store: InterviewStore,
    private readonly snapshots: SnapshotStore,
    private readonly references: InterviewReferencesAction,
    private readonly rows: RowStore,
  ) {}

  /** Which interview each item was heard in, in the items' order; null where it names none. A fixed number of statements, however many. */
  async upsert(system: string, items: readonly (InterviewMention | null)[]): Promise<(MentionedInterview | null)[]> {
    const told = items.filter((item) => item !== null);
    if (told.length === 0) return items.map(() => null);
    const names = [...new Set(told.map(({ interview }) => interview.externalId))].sort();
    const held = await this.store.lock(system, names);
    const knownKeys = [...held.values()].map(({ templateKey }) => templateKey);
    const { templates, sound } = await this.references.find(told, knownKeys);
    const groups = new Map(names.map((name): [string, InterviewMention[]] => [name, []]));
    for (const [index, each] of told.entries()) {
      const interview = sound[index]?.interview ?? each.interview;
      groups.get(interview.externalId)?.push({ ...each, interview });
    }
    const added = await this.add(system, groups, held, templates);
    for (const [name, interview] of added.interviews) held.set(name, interview);
    const kept = await this.update(groups, held, templates, added.ids);
    let next = 0;
    return items.map((item) => {
      if (item === null) return null;
      const { externalId } = item.interview;
      const missing = sound[next++]?.missing ?? [];
      return {
        id: held.get(externalId)?.id ?? '',
        warnings: [
          ...(missing.length > 0 ? [`Of the interview, ${missing.join(', ')} named something that is not there.`] : []),
          ...(kept.has(externalId)
            ? []
            : ["Of the interview, what the participants' consent does not cover was not kept."]),
        ],
      };
    });
  }

  /** Makes the interviews that nobody has; answers with those, and with those that somebody made a moment ago. */
  private async add(
    system: string,
    groups: ReadonlyMap<string, Group>,
    known: ReadonlyMap<string, Interview>,
    templates: Templates,
  ): Promise<{ readonly interviews: ReadonlyMap<string, Interview>; readonly ids: ReadonlySet<string> }> {
    const missing = [...groups].filter(([name]) => !known.has(name));
    if (missing.length === 0) return { interviews: new Map(), ids: new Set() };
    const now = new Date();
    const rows = missing.flatMap(([externalId, group]) => {
      const [first] = group;
      if (!first) return [];
      const learnt = fold(newInterview(first), group, templates);
      const mayKeep = mayKeepOfAll(group.map((each) => each.mayKeep));
      return [{ id: newId(), sourceSystem: system, externalId, ...keptInterview(learnt, mayKeep, now) }];
    });
    const ids = await this.rows.claim(Interview, ['sourceSystem', 'externalId'], rows);
    const interviews = await this.store.lock(
      system,
      missing.map(([name]) => name),
    );
    return { interviews, ids };
  }

  /** Keeps what is said of interviews that are held; answers with the names of those of which every word could be kept. */
  private async update(
    groups: ReadonlyMap<string, Group>,
    held: ReadonlyMap<string, Interview>,
    templates: Templates,
    added: ReadonlySet<string>,
  ): Promise<ReadonlySet<string>> {
    const each = [...groups].flatMap(([name, all]) => {
      const interview = held.get(name);
      if (!interview) return [];
      // What was just added knows no other state than those of this push.
      const since = added.has(interview.id) ? null : interview.sourceUpdatedAt;
      return [{ name, interview, group: all.filter(isNews(since)), all }];
    });
    await this.store.addParticipants(
      each.flatMap(({ interview, all }) =>
        all.flatMap(({ participantId }) => (participantId ? [{ interviewId: interview.id, participantId }] : [])),
      ),
    );
    await this.store.setAttendees(
      each.flatMap(({ interview, group }) => {
        const personIds = group.findLast(({ interview: { attendeeIds } }) => attendeeIds)?.interview.attendeeIds;
        return personIds ? [{ interviewId: interview.id, personIds }] : [];
      }),
    );
    const ids = each.map(({ interview }) => interview.id);
    const mayKeep = await this.store.mayKeep(ids);
    const mayKeepOf = (id: string): MayKeep => mayKeep.get(id) ?? NOTHING;
    const now = new Date();
    const learnt = each.map(({ name, interview, group }) => {
      const before = interviewFieldsOf(interview);
      const wanted = fold({ ...before, ...(added.has(interview.id) && { sourceUpdatedAt: null }) }, group, templates);
      const after = keptInterview(wanted, mayKeepOf(interview.id), now);
      return {
        name,
        id: interview.id,
        before,
        after,
        isWhole: isSame({ ...wanted, redactedAt: null }, { ...after, redactedAt: null }),
      };
    });
    await this.rows.updateEach(
      Interview,
      learnt.filter(({ before, after }) => !isSame(before, after)).map(({ id, after }) => ({ id, ...after })),
    );
    const whole = await this.updateSnapshots(
      each.map(({ name, interview, group }) => ({ name, id: interview.id, group })),
      mayKeepOf,
    );
    return new Set(learnt.filter(({ name, isWhole }) => isWhole && whole.has(name)).map(({ name }) => name));
  }

  /** Keeps what is said of snapshots; answers with the names of the interviews of whose snapshots every word could be kept. */
  private async updateSnapshots(
    each: readonly { readonly name: string; readonly id: string; readonly group: Group }[],
    mayKeepOf: (id: string) => MayKeep,
  ): Promise<ReadonlySet<string>> {
    const standing = await this.snapshots.of(each.map(({ id }) => id));
    const told = each.map(({ name, id, group }) => {
      const row = standing.get(id);
      const before = row ? snapshotFieldsOf(row) : EMPTY_SNAPSHOT;
      const snapshots = group.flatMap(({ interview: { snapshot } }) => (snapshot ? [snapshot] : []));
      const wanted = snapshots.reduce(snapshotAfter, before);
      const after = coveredTexts(wanted, mayKeepOf(id));
      return {
        name,
        id,
        rowId: row?.id ?? null,
        before,
        after,
        isTold: snapshots.length > 0,
        isWhole: isSame(wanted, after),
      };
    });
    const rows = told.filter(({ rowId, isTold }) => rowId === null && isTold);
    await this.rows.insert(
      InterviewSnapshot,
      rows.map(({ id, after }) => ({ id: newId(), interviewId: id, ...after })),
    );
    await this.rows.updateEach(
      InterviewSnapshot,
      told.flatMap(({ rowId, before, after }) =>
        rowId !== null && !isSame(before, after) ? [{ id: rowId, ...after }] : [],
      ),
    );
    return new Set(told.filter(({ isWhole }) => isWhole).map(({ name }) => name));
  }
}

const isNews =
  (known: Date | null) =>
  ({ sourceUpdatedAt }: InterviewMention): boolean =>
    !isOlder(sourceUpdatedAt, known);

/** What is known once everything was told, in its order; an older state than what is known by then tells nothing. */
const fold = (before: InterviewSourceFields, group: Group, templates: Templates): InterviewSourceFields =>
  group.reduce(
    (now, each) =>
      isNews(now.sourceUpdatedAt)(each) ? interviewAfter(now, each.interview, each.sourceUpdatedAt, templates) : now,
    before,
  );
