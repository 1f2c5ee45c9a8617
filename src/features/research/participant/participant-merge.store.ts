import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { ParticipantMerge } from './participant-merge.model.ts';
import { Participant } from './participant.model.ts';

/** A merge, with the participant who was merged. */
export type MergeOfParticipant = ParticipantMerge & { readonly merged: Participant };

/** Finds merges, and keeps whoever was merged pointing at the one who stayed, always in one step. */
@Injectable()
export class ParticipantMergeStore {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
    private readonly read: RowReader,
  ) {}

  /** Points all who were merged into one participant at another; answers with their ids. */
  async repoint(fromId: string, intoId: string): Promise<string[]> {
    const ids = await this.pointingAt(fromId);
    await this.rows.update(Participant, { ids }, { mergedIntoId: intoId }, 'MERGED');
    return ids;
  }

  /** Points these back, as far as they still point at the other participant. */
  async pointBack(ids: readonly string[], intoId: string, fromId: string): Promise<void> {
    const still = new Set(await this.pointingAt(intoId));
    await this.rows.update(
      Participant,
      { ids: ids.filter((id) => still.has(id)) },
      { mergedIntoId: fromId },
      'UNMERGED',
    );
  }

  /** Merges into the same participant that came after this one and still stand, in their order; two statements. */
  async later({ id, intoId }: ParticipantMerge): Promise<MergeOfParticipant[]> {
    const found = await this.db.sql<ParticipantMerge>`
      SELECT ${() => this.columns.of(ParticipantMerge, 'merge')} FROM participant_merge AS merge
      WHERE workspace_id = ${currentCaller().workspaceId} AND into_id = ${intoId} AND id > ${id} AND undone_at IS NULL ORDER BY id`;
    const merged = await this.read.byIds(
      Participant,
      found.map(({ mergedId }) => mergedId),
    );
    return found.flatMap((merge, index) => {
      const participant = merged[index];
      return participant ? [{ ...merge, merged: participant }] : [];
    });
  }

  private async pointingAt(id: string): Promise<string[]> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM participant WHERE workspace_id = ${currentCaller().workspaceId} AND merged_into_id = ${id} ORDER BY id`;
    return found.map((each) => each.id);
  }
}
