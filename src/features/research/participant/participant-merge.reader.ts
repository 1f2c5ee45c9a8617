import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { MOST_MERGES, ParticipantMerge } from './participant-merge.model.ts';

/** Reads merges of participants. */
@Injectable()
export class ParticipantMergeReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** Merges into a participant, latest first, those undone among them; one statement for all participants of a request. */
  into(participantId: string): Promise<ParticipantMerge[]> {
    const load = async (ids: readonly string[]): Promise<ParticipantMerge[][]> => {
      const found = await this.db.sql<ParticipantMerge>`
        SELECT merge.* FROM unnest(${ids}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
          SELECT ${() => this.columns.of(ParticipantMerge, 'merge')} FROM participant_merge AS merge
          WHERE merge.workspace_id = ${currentCaller().workspaceId} AND merge.into_id = asked.id
          ORDER BY merge.id DESC LIMIT ${MOST_MERGES}) AS merge ORDER BY merge.id DESC`;
      return groupRowsById(ids, found, ({ intoId }) => intoId);
    };
    return currentRequest()
      .loader('ParticipantMerge.into', () => new Loader(load))
      .load(participantId);
  }
}
