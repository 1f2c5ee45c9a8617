import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '../../../domain/refusal.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { Moment } from './moment.model.ts';

/** A node's moment, and the one of the same title on another map. */
export interface FoundMoment {
  readonly id: string;
  readonly shortKey: string;
  readonly moment: string;
  readonly foundId: string | null;
}

/** Reads experience maps. */
@Injectable()
export class MomentReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly read: RowReader,
  ) {}

  /** Moments of an outcome in their order; one statement for all outcomes of a request. */
  of(outcomeId: string): Promise<Moment[]> {
    return currentRequest()
      .loader('Moment.of', () => new Loader((ids: readonly string[]) => this.ofAll(ids)))
      .load(outcomeId);
  }

  /** Refusals unless the moment is on the map of this outcome: a node may refer only to moments of its own tree. */
  async check(momentId: string | null | undefined, outcomeId: string, path: readonly string[]): Promise<Refusal[]> {
    if (!momentId) return [];
    const [moment] = await this.read.byIds(Moment, [momentId]);
    return moment?.outcomeId === outcomeId ? [] : [refusal('NOT_FOUND', { type: 'Moment', id: momentId }, path)];
  }

  /**
   * The moments of nodes that go to another tree, each with the moment of the same title on the map there; null where it has
   * none. Nodes without a moment are missing. One statement.
   */
  async foundAgain(nodeIds: readonly string[], treeId: string): Promise<FoundMoment[]> {
    const { workspaceId } = currentCaller();
    return this.db.sql<FoundMoment>`
      SELECT node.id, node.short_key AS "shortKey", moment.title AS moment, (
        SELECT there.id FROM moment AS there
        WHERE there.workspace_id = ${workspaceId} AND there.outcome_id = ${treeId} AND lower(there.title) = lower(moment.title)
        ORDER BY there.position, there.id LIMIT 1) AS "foundId"
      FROM tree_node AS node
      JOIN moment ON moment.workspace_id = ${workspaceId} AND moment.id = node.moment_id AND moment.outcome_id <> ${treeId}
      WHERE node.workspace_id = ${workspaceId} AND node.id = ANY(${nodeIds}::uuid[]) ORDER BY node.id`;
  }

  private async ofAll(outcomeIds: readonly string[]): Promise<Moment[][]> {
    const moments = await this.db.sql<Moment>`
      SELECT ${() => this.columns.of(Moment, 'moment')} FROM moment
      WHERE workspace_id = ${currentCaller().workspaceId} AND outcome_id = ANY(${outcomeIds}::uuid[]) ORDER BY position, id`;
    return groupRowsById(outcomeIds, moments, ({ outcomeId }) => outcomeId);
  }
}
