import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { type LinkKind, NodeLink } from './node-link.model.ts';

/** Changes cross-links. */
@Injectable()
export class NodeLinkStore {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly columns: ModelColumns,
  ) {}

  /** Links of a node in both directions, as the transaction sees them. */
  of(nodeId: string): Promise<NodeLink[]> {
    return this.db.sql<NodeLink>`
      SELECT ${() => this.columns.of(NodeLink, 'link')} FROM node_link AS link
      WHERE workspace_id = ${currentCaller().workspaceId} AND (from_node_id = ${nodeId} OR to_node_id = ${nodeId}) ORDER BY id`;
  }

  async add(kind: LinkKind, fromNodeId: string, toNodeId: string): Promise<string> {
    const id = newId();
    await this.rows.insert(NodeLink, [{ id, kind, fromNodeId, toNodeId }]);
    return id;
  }

  async remove(id: string): Promise<void> {
    await this.rows.remove(NodeLink, [id]);
  }

  /** Moves the links of `fromId` to `intoId`, without those that would link a node to itself or exist already. */
  async carryOver(fromId: string, intoId: string): Promise<void> {
    const known = new Set((await this.of(intoId)).map(keyOf));
    const links = await this.of(fromId);
    const other = (id: string): string => (id === fromId ? intoId : id);
    const moved = links.map((link) => ({
      ...link,
      id: newId(),
      fromNodeId: other(link.fromNodeId),
      toNodeId: other(link.toNodeId),
    }));
    const kept = moved.filter((link) => link.fromNodeId !== link.toNodeId && !known.has(keyOf(link)));
    await this.rows.remove(
      NodeLink,
      links.map(({ id }) => id),
    );
    await this.rows.insert(
      NodeLink,
      kept.map(({ id, kind, fromNodeId, toNodeId }) => ({ id, kind, fromNodeId, toNodeId })),
    );
  }
}

const keyOf = ({ kind, fromNodeId, toNodeId }: NodeLink): string => `${kind}/${fromNodeId}/${toNodeId}`;
