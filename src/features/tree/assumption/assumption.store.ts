import { Injectable } from '@nestjs/common';
import { refusal, Refused, refuseIf } from '../../../domain/refusal.ts';
import { positionAfter, positionBetween } from '../../../domain/tree/node/position.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf, newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Assumption, AssumptionNode, type AssumptionAxis, MOST_ASSUMPTIONS } from './assumption.model.ts';
import { POSITIONS } from './assumption.reader.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type AttachesToNodes, NodeAttachments } from '../node/node-attachments.ts';
import { OpportunityMerged } from '../node/opportunity-merged.hook.ts';

/** Changes the positions and links of assumptions. Each caller first locks the order of the workspace. */
@Contributes(NodeAttachments)
@Injectable()
export class AssumptionStore implements AttachesToNodes {
  readonly attached = [
    {
      model: AssumptionNode,
      namedIn: ['nodeId'],
      uniqueBy: ['assumptionId'],
      isShared: true,
      calledBy: { type: 'Assumption', property: 'assumptionId' },
    },
  ];

  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
  ) {}

  /** Locks both orders and the links until the transaction ends: otherwise two transactions could assign one position twice. */
  async lockOrder(): Promise<void> {
    await this.db.sql`SELECT FROM workspace WHERE workspace_id = ${currentCaller().workspaceId} FOR NO KEY UPDATE`;
  }

  /** The position after all others of an order. */
  async lastPosition(order: AssumptionAxis): Promise<string> {
    const { column } = POSITIONS[order];
    const [last] = await this.db.sql<{ position: string }>`
      SELECT ${() => column} AS position FROM assumption WHERE workspace_id = ${currentCaller().workspaceId}
      ORDER BY ${() => column} DESC, id DESC LIMIT 1`;
    return positionAfter(last?.position ?? null);
  }

  /**
   * The position directly after another assumption, or before all when `afterId` is null; its own position where it stands
   * there already.
   *
   * @throws Refused NOT_FOUND at `afterId`
   */
  async positionBehind(order: AssumptionAxis, afterId: string | null, movedId: string): Promise<string> {
    const { column } = POSITIONS[order];
    const { workspaceId } = currentCaller();
    const [after] = await this.db.sql<{ position: string }>`
      SELECT ${() => column} AS position FROM assumption
      WHERE workspace_id = ${workspaceId} AND id = ${idOf(afterId ?? '')}::uuid AND id <> ${movedId}::uuid`;
    if (afterId !== null && !after)
      throw new Refused([refusal('NOT_FOUND', { type: 'other assumption of the node', id: afterId }, ['afterId'])]);
    const [next] = await this.db.sql<{ position: string }>`
      SELECT ${() => column} AS position FROM assumption
      WHERE workspace_id = ${workspaceId} AND id <> ${movedId}::uuid AND ${() => column} > ${after?.position ?? ''}
      ORDER BY ${() => column}, id LIMIT 1`;
    const [own] = await this.db.sql<{ position: string }>`
      SELECT ${() => column} AS position FROM assumption WHERE workspace_id = ${workspaceId} AND id = ${movedId}::uuid
        AND ${() => column} > ${after?.position ?? ''} AND (${next?.position ?? null}::text IS NULL OR ${() => column} < ${next?.position ?? null}::text)`;
    return own?.position ?? positionBetween(after?.position ?? null, next?.position ?? null);
  }

  /** Links an assumption to nodes that the caller has checked; existing links stay. @throws Refused TOO_MANY at `nodeIds` */
  async link(assumptionId: string, nodeIds: readonly string[]): Promise<void> {
    const { workspaceId } = currentCaller();
    const [known] = await this.db.sql<{ ids: string[]; full: string[] }>`
      SELECT
        (SELECT COALESCE(array_agg(node_id), '{}') FROM assumption_node
         WHERE workspace_id = ${workspaceId} AND assumption_id = ${assumptionId}) AS ids,
        ARRAY(SELECT node_id FROM assumption_node WHERE workspace_id = ${workspaceId} AND node_id = ANY(${nodeIds}::uuid[])
              GROUP BY node_id HAVING count(*) >= ${MOST_ASSUMPTIONS}) AS full`;
    const linked = new Set(known?.ids);
    const added = [...new Set(nodeIds)].filter((id) => !linked.has(id));
    refuseIf(
      ...(linked.size + added.length > MOST_ASSUMPTIONS
        ? [refusal('TOO_MANY', { what: 'The nodes of an assumption', most: MOST_ASSUMPTIONS }, ['nodeIds'])]
        : []),
      ...(added.some((id) => known?.full.includes(id))
        ? [refusal('TOO_MANY', { what: 'The assumptions of a node', most: MOST_ASSUMPTIONS }, ['nodeIds'])]
        : []),
    );
    await this.rows.insert(
      AssumptionNode,
      added.map((nodeId) => ({ id: newId(), assumptionId, nodeId })),
    );
  }

  /** Removes the links of an assumption to nodes. @throws Refused NOT_FOUND for each node without a link, with its index in `nodeIds` as path */
  async unlink(assumptionId: string, nodeIds: readonly string[]): Promise<void> {
    const links = await this.db.sql<{ id: string; nodeId: string }>`
      SELECT id, node_id AS "nodeId" FROM assumption_node
      WHERE workspace_id = ${currentCaller().workspaceId} AND assumption_id = ${assumptionId}
        AND node_id = ANY(${nodeIds.map(idOf)}::uuid[])`;
    const found = new Map(links.map(({ id, nodeId }) => [nodeId, id]));
    refuseIf(
      ...nodeIds.flatMap((id, index) =>
        found.has(idOf(id))
          ? []
          : [refusal('NOT_FOUND', { type: 'node that the assumption is linked to', id }, ['nodeIds', String(index)])],
      ),
    );
    await this.rows.remove(AssumptionNode, [...found.values()]);
  }

  /** Moves the assumptions of the merged opportunity to the one that stays. @throws Refused TOO_MANY at `intoId` */
  @Subscribe(OpportunityMerged)
  async carryAssumptionsOver({ fromId, intoId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    const links = await this.db.sql<{ id: string; assumptionId: string; nodeId: string }>`
      SELECT id, assumption_id AS "assumptionId", node_id AS "nodeId" FROM assumption_node
      WHERE workspace_id = ${currentCaller().workspaceId} AND node_id IN (${fromId}, ${intoId})`;
    const known = new Set(links.filter(({ nodeId }) => nodeId === intoId).map(({ assumptionId }) => assumptionId));
    const moved = links.filter(({ nodeId }) => nodeId === fromId);
    const added = moved.filter(({ assumptionId }) => !known.has(assumptionId));
    if (known.size + added.length > MOST_ASSUMPTIONS)
      refuseIf(refusal('TOO_MANY', { what: 'The assumptions of both together', most: MOST_ASSUMPTIONS }, ['intoId']));
    const ids = added.map(({ id }) => id);
    await this.rows.update(AssumptionNode, { ids }, { nodeId: intoId }, 'MERGED');
    report.carry('Assumption', ids.length);
    const left = moved.filter(({ assumptionId }) => known.has(assumptionId)).map(({ assumptionId }) => assumptionId);
    report.leave('Assumption', left, 'The opportunity that stays rests on it already.');
  }

  /** Writes positions of assumptions in an order, by id; one statement for each. */
  async setPositions(order: AssumptionAxis, positions: ReadonlyMap<string, string>): Promise<void> {
    for (const [id, position] of positions)
      await this.rows.update(Assumption, { ids: [id] }, { [POSITIONS[order].property]: position }, 'REORDERED');
  }
}
