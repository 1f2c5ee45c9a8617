import { Injectable } from '@nestjs/common';
import { coveredTexts } from '../../../domain/research/interview/consent-coverage.ts';
import type { MayKeep } from '../../../domain/research/participant/consent.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { newId } from '../../../platform/id.ts';
import { afterMentions, type JudgedMentions, type Told, toldTogether } from './interview-mentions.ts';
import { InterviewSnapshot } from './interview-snapshot.model.ts';
import { EMPTY_SNAPSHOT, isSame, snapshotAfter, snapshotFieldsOf } from './interview-source-fields.model.ts';
import { SnapshotStore } from './snapshot.store.ts';

/** An interview, and what items say of its snapshot. */
interface SnapshotOf {
  readonly id: string;
  readonly judged: JudgedMentions;
  /** What the consent of its participants lets keep. */
  readonly mayKeep: MayKeep;
}

/** What became of snapshots. */
interface UpsertedSnapshots {
  /** Ids of the interviews of whose snapshot every word may be kept. */
  readonly whole: ReadonlySet<string>;
  readonly told: Told;
}

/** Adds snapshots that items tell of, or updates them, within an open transaction. */
@Injectable()
export class SnapshotUpsertAction {
  constructor(
    private readonly snapshots: SnapshotStore,
    private readonly rows: RowStore,
  ) {}

  /** Adds or updates the snapshots of these interviews by what items say of them. A fixed number of statements, however many. */
  async upsert(interviews: readonly SnapshotOf[]): Promise<UpsertedSnapshots> {
    const known = await this.snapshots.of(interviews.map(({ id }) => id));
    const changes = interviews.map(({ id, judged, mayKeep }) => {
      const row = known.get(id);
      const before = row ? snapshotFieldsOf(row) : EMPTY_SNAPSHOT;
      const { fields: all, told } = afterMentions('snapshot', before, judged, (now, { interview }) =>
        snapshotAfter(now, interview.snapshot, row?.setByPeople ?? []),
      );
      const isNamed = judged.current.some(({ interview }) => interview.snapshot);
      const kept = coveredTexts(all, mayKeep);
      return { id, rowId: row?.id ?? null, before, kept, told, isNamed, isWhole: isSame(all, kept) };
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
    return {
      whole: new Set(changes.filter(({ isWhole }) => isWhole).map(({ id }) => id)),
      told: toldTogether(...changes.map(({ told }) => told)),
    };
  }
}
