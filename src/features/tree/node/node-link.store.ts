import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type AttachesToNodes, NodeAttachments } from './node-attachments.ts';
import { type LinkKind, NodeLink } from './node-link.model.ts';
import { OpportunityMerged } from './opportunity-merged.hook.ts';

/** Changes cross-links. */
@Contributes(NodeAttachments)
@Injectable()
export class NodeLinkStore implements AttachesToNodes {
  readonly attached = [{ model: NodeLink, namedIn: ['fromNodeId', 'toNodeId'], uniqueBy: ['kind'] }];

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

  /**
   * Moves the links of a merged opportunity to the one that remains. One that would link it to itself, or that it has
   * already, stays behind.
   */
  @Subscribe(OpportunityMerged)
  async carryLinksOver({ fromId, intoId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    const known = new Set((await this.of(intoId)).map(keyOf));
    const other = (id: string): string => (id === fromId ? intoId : id);
    const links = (await this.of(fromId)).map((link) => ({
      ...link,
      fromNodeId: other(link.fromNodeId),
      toNodeId: other(link.toNodeId),
    }));
    const isLoop = ({ fromNodeId, toNodeId }: NodeLink): boolean => fromNodeId === toNodeId;
    const moved = links.filter((link) => !isLoop(link) && !known.has(keyOf(link)));
    await this.rows.updateEach(
      NodeLink,
      moved.map(({ id, fromNodeId, toNodeId }) => ({ id, fromNodeId, toNodeId })),
      { operation: 'MERGED' },
    );
    const left = (isLeft: (link: NodeLink) => boolean) => links.filter(isLeft).map(({ id }) => id);
    report.carry('NodeLink', moved.length);
    report.leave('NodeLink', left(isLoop), 'It joined the two that are one now.');
    const doubled = left((link) => !isLoop(link) && known.has(keyOf(link)));
    report.leave('NodeLink', doubled, 'The opportunity that stays has the same link.');
  }
}

const keyOf = ({ kind, fromNodeId, toNodeId }: NodeLink): string => `${kind}/${fromNodeId}/${toNodeId}`;
