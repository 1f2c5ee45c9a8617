import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { KeyResultLink, MOST_LINKS_OF_KEY_RESULT, MOST_LINKS_OF_NODE } from './key-result-link.model.ts';
import { KeyResult } from './key-result.model.ts';
import { MOST_KEY_RESULTS } from './objective.model.ts';

/** The two ends of a link, and how many links each can have. */
const ENDS = {
  keyResult: { column: 'key_result_id', property: 'keyResultId', most: MOST_LINKS_OF_KEY_RESULT },
  node: { column: 'node_id', property: 'nodeId', most: MOST_LINKS_OF_NODE },
} as const;

/** Reads key results and links by objective, key result or node; one statement per method and request. */
@Injectable()
export class KeyResultReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** Key results of an objective that are not archived themselves, oldest first. */
  ofObjective(objectiveId: string): Promise<KeyResult[]> {
    return this.loader('ofObjective', async (ids) => {
      const rows = await this.db.sql<KeyResult>`
        SELECT ${() => this.columns.of(KeyResult, 'row')}
        FROM unnest(${ids}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
          SELECT * FROM key_result AS each
          WHERE each.workspace_id = ${currentCaller().workspaceId} AND each.objective_id = asked.id AND each.archived_at IS NULL
          ORDER BY each.id LIMIT ${MOST_KEY_RESULTS}
        ) AS row ORDER BY row.id`;
      return groupRowsById(ids, rows, (row) => row.objectiveId);
    }).load(objectiveId);
  }

  /**
   * Key results of an objective that count in its progress and grade, oldest first: those that are not archived
   * themselves. Once the figures of the cycle are final, they are those that counted at that moment.
   */
  countedOf(objectiveId: string): Promise<KeyResult[]> {
    return this.loader('countedOf', async (ids) => {
      const { workspaceId } = currentCaller();
      const rows = await this.db.sql<KeyResult>`
        SELECT ${() => this.columns.of(KeyResult, 'row')}
        FROM objective
        JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = objective.cycle_id
        CROSS JOIN LATERAL (
          SELECT * FROM key_result AS each
          WHERE each.workspace_id = ${workspaceId} AND each.objective_id = objective.id
            AND each.created_at < cycle.final_at AND COALESCE(each.archived_at >= cycle.final_at, true)
          ORDER BY each.id LIMIT ${MOST_KEY_RESULTS}
        ) AS row
        WHERE objective.workspace_id = ${workspaceId} AND objective.id = ANY(${ids}::uuid[])
        ORDER BY row.id`;
      return groupRowsById(ids, rows, (row) => row.objectiveId);
    }).load(objectiveId);
  }

  /** Key results that a node is linked to, oldest link first. */
  ofNode(nodeId: string): Promise<KeyResult[]> {
    return this.loader('ofNode', async (ids) => {
      const rows = await this.db.sql<KeyResult & { nodeId: string }>`
        SELECT ${() => this.columns.of(KeyResult, 'row')}, link.node_id AS "nodeId"
        FROM unnest(${ids}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
          SELECT each.id, each.node_id, each.key_result_id FROM key_result_link AS each
          WHERE each.workspace_id = ${currentCaller().workspaceId} AND each.node_id = asked.id
          ORDER BY each.id LIMIT ${MOST_LINKS_OF_NODE}
        ) AS link
        JOIN key_result AS row ON row.workspace_id = ${currentCaller().workspaceId} AND row.id = link.key_result_id
        ORDER BY link.id`;
      return groupRowsById(ids, rows, (row) => row.nodeId);
    }).load(nodeId);
  }

  /** Links of a node or of a key result, oldest first. */
  links(end: keyof typeof ENDS, id: string): Promise<KeyResultLink[]> {
    const { column, property, most } = ENDS[end];
    return this.loader(`links/${end}`, async (ids) => {
      const rows = await this.db.sql<KeyResultLink>`
        SELECT ${() => this.columns.of(KeyResultLink, 'link')}
        FROM unnest(${ids}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
          SELECT * FROM key_result_link AS each
          WHERE each.workspace_id = ${currentCaller().workspaceId} AND each.${() => column} = asked.id
          ORDER BY each.id LIMIT ${most}
        ) AS link ORDER BY link.id`;
      return groupRowsById(ids, rows, (link) => link[property]);
    }).load(id);
  }

  private loader<Answer>(key: string, load: (ids: readonly string[]) => Promise<Answer[]>): Loader<string, Answer> {
    return currentRequest().loader(`KeyResult.${key}`, () => new Loader(load));
  }
}
