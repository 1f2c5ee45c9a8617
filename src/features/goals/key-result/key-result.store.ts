import { Injectable } from '@nestjs/common';
import type { Target } from '../../../domain/goals/key-result/target.ts';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { type NewRow, RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { claimColumns, type ImpactHypothesisInput } from './impact-hypothesis.model.ts';
import type { Frame } from './impact.reader.ts';
import { KeyResultLink, MOST_LINKS_OF_KEY_RESULT, MOST_LINKS_OF_NODE } from './key-result-link.model.ts';
import { KeyResult, targetColumns } from './key-result.model.ts';
import { MOST_KEY_RESULTS, Objective } from './objective.model.ts';

/** A key result to add. If left out, the pace is LINEAR for a target to reach, else NONE. */
export type NewKeyResult = Pick<KeyResult, 'id' | 'metricId' | 'title'> &
  Partial<Pick<KeyResult, 'ownerId' | 'paceShape'>> & { readonly target: Target };

/** A link to add: its hypothesis, baseline and due day. */
export type NewLink = Pick<KeyResultLink, 'id' | 'keyResultId' | 'nodeId'> & {
  readonly hypothesis: ImpactHypothesisInput;
  readonly frame: Frame;
};

/**
 * Adds objectives, key results and their links. Its locks guard the limits that no single row can guard: the number of
 * rows, and at most one link or correction of its kind. They last until the transaction ends.
 */
@Injectable()
export class KeyResultStore {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
  ) {}

  /** Adds an objective. */
  async addObjective(objective: NewRow<Objective>): Promise<void> {
    await this.rows.insert(Objective, [objective]);
  }

  /** Adds key results to an objective and returns them in the same order; one statement however many. */
  addKeyResults(objectiveId: string, keyResults: readonly NewKeyResult[]): Promise<KeyResult[]> {
    const rows = keyResults.map(({ target, ownerId = null, ...fields }) => {
      const paceShape = fields.paceShape ?? (target.kind === 'REACH' ? 'LINEAR' : 'NONE');
      return { ...fields, objectiveId, ownerId, paceShape, ...targetColumns(target) };
    });
    return this.rows.insert(KeyResult, rows);
  }

  /** Links nodes to key results; one statement however many. */
  async addLinks(links: readonly NewLink[]): Promise<void> {
    const rows = links.map(({ hypothesis, frame, ...joined }) => ({
      ...joined,
      ...claimColumns(hypothesis),
      ...frame,
    }));
    await this.rows.insert(KeyResultLink, rows);
  }

  /** Locks an objective that is about to get a key result; archived ones do not count. @throws Refused TOO_MANY at `path` */
  async lockForKeyResult(objectiveId: string, path: readonly string[]): Promise<void> {
    const { workspaceId } = currentCaller();
    await this.db
      .sql`SELECT FROM objective WHERE workspace_id = ${workspaceId} AND id = ${objectiveId} FOR NO KEY UPDATE`;
    const [row] = await this.db.sql<{ many: boolean }>`
      SELECT count(*) >= ${MOST_KEY_RESULTS} AS many FROM key_result
      WHERE workspace_id = ${workspaceId} AND objective_id = ${objectiveId} AND archived_at IS NULL`;
    const what = 'The key results of an objective';
    if (row?.many) refuseIf(refusal('TOO_MANY', { what, most: MOST_KEY_RESULTS }, path));
  }

  /**
   * Locks a key result that is about to be linked to a node. The caller has locked the node's tree already.
   *
   * @throws Refused ALREADY_EXISTS or TOO_MANY
   */
  async lockForLink(keyResultId: string, nodeId: string): Promise<void> {
    const { workspaceId } = currentCaller();
    await this.db
      .sql`SELECT FROM key_result WHERE workspace_id = ${workspaceId} AND id = ${keyResultId} FOR NO KEY UPDATE`;
    const [row] = await this.db.sql<{ both: number; ofKeyResult: number; ofNode: number }>`
      SELECT count(*) FILTER (WHERE key_result_id = ${keyResultId} AND node_id = ${nodeId})::int AS both,
             count(*) FILTER (WHERE key_result_id = ${keyResultId})::int AS "ofKeyResult",
             count(*) FILTER (WHERE node_id = ${nodeId})::int AS "ofNode"
      FROM key_result_link
      WHERE workspace_id = ${workspaceId} AND (key_result_id = ${keyResultId} OR node_id = ${nodeId})`;
    if (row?.both) refuseIf(refusal('ALREADY_EXISTS', { what: 'A link of this node to this key result' }, ['nodeId']));
    if ((row?.ofKeyResult ?? 0) >= MOST_LINKS_OF_KEY_RESULT)
      refuseIf(
        refusal('TOO_MANY', { what: 'The links of a key result', most: MOST_LINKS_OF_KEY_RESULT }, ['keyResultId']),
      );
    refuseTooManyOfNode((row?.ofNode ?? 0) + 1, ['nodeId']);
  }

  /** Locks check-ins that are about to be corrected, and returns the ids of those that were corrected before. */
  async lockForCorrection(checkInIds: readonly string[]): Promise<string[]> {
    if (checkInIds.length === 0) return [];
    const { workspaceId } = currentCaller();
    await this.db.sql`
      SELECT FROM check_in WHERE workspace_id = ${workspaceId} AND id = ANY(${checkInIds}::uuid[])
      ORDER BY id FOR NO KEY UPDATE`;
    const corrections = await this.db.sql<{ correctsId: string }>`
      SELECT corrects_id AS "correctsId" FROM check_in
      WHERE workspace_id = ${workspaceId} AND corrects_id = ANY(${checkInIds}::uuid[])`;
    return corrections.map(({ correctsId }) => correctsId);
  }
}

/** Refuses more links than a node can have. @throws Refused TOO_MANY at `path` */
export function refuseTooManyOfNode(links: number, path: readonly string[]): void {
  const what = 'The key results that a node is linked to';
  if (links > MOST_LINKS_OF_NODE) refuseIf(refusal('TOO_MANY', { what, most: MOST_LINKS_OF_NODE }, path));
}
