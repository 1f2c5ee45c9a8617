import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { Person } from '../../../domain/research/participant/person-union.ts';
import { stateAlone } from './participant-alone.model.ts';
import type { Span } from '../../../platform/change-log/subject-removal.store.ts';
import { ParticipantMerge } from './participant-merge.model.ts';
import { Participant } from './participant.model.ts';

/** Finds merges, and keeps whoever was merged pointing at the one who stayed, always in one step. */
@Injectable()
export class ParticipantMergeStore {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
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

  /** Everybody who is merged into a participant, locked until the transaction ends, in the order of their ids; one statement. */
  mergedInto(id: string): Promise<Participant[]> {
    return this.db.sql<Participant>`
      SELECT ${() => this.columns.of(Participant, 'participant')} FROM participant
      WHERE workspace_id = ${currentCaller().workspaceId} AND merged_into_id = ${id} ORDER BY id FOR NO KEY UPDATE`;
  }

  /** A participant and everybody who is merged into them, each with what is stated of them alone; two statements. */
  async person(into: Participant): Promise<Person> {
    const { workspaceId } = currentCaller();
    const others = await this.mergedInto(into.id);
    const byId = new Map([into, ...others].map((each) => [each.id, each]));
    const standing = await this.db.sql<Pick<ParticipantMerge, 'mergedId' | 'intoId'>>`
      SELECT merged_id AS "mergedId", into_id AS "intoId" FROM participant_merge
      WHERE workspace_id = ${workspaceId} AND into_id = ANY(${[...byId.keys()]}::uuid[]) AND undone_at IS NULL ORDER BY id`;
    const personOf = (participant: Participant): Person => ({
      id: participant.id,
      alone: stateAlone(participant),
      merged: standing
        .filter(({ intoId }) => intoId === participant.id)
        .flatMap(({ mergedId }) => byId.get(mergedId) ?? [])
        .map(personOf),
    });
    return personOf(into);
  }

  /** Participants into whom any of these was merged, be it by several merges, and from when to when; one statement. */
  spans(mergedIds: readonly string[]): Promise<Span[]> {
    const { workspaceId } = currentCaller();
    return this.db.sql<Span>`
      WITH RECURSIVE joined AS (
        SELECT * FROM participant_merge WHERE workspace_id = ${workspaceId} AND merged_id = ANY(${mergedIds}::uuid[])
        UNION
        SELECT next.* FROM joined JOIN participant_merge AS next
          ON next.workspace_id = ${workspaceId} AND next.merged_id = joined.into_id
      ) SELECT into_id AS id, created_at::text AS "from",
          (CASE WHEN undone_at IS NULL THEN now() ELSE updated_at END)::text AS "to"
        FROM joined WHERE into_id <> ALL(${mergedIds}::uuid[])`;
  }

  private async pointingAt(id: string): Promise<string[]> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM participant WHERE workspace_id = ${currentCaller().workspaceId} AND merged_into_id = ${id} ORDER BY id`;
    return found.map((each) => each.id);
  }
}
