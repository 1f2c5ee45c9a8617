import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { NodeLink } from './node-link.model.ts';
import { TreeNode } from './tree-node.model.ts';

/** Reads cross-links. */
@Injectable()
export class NodeLinkReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly read: RowReader,
  ) {}

  /** Links of a node in both directions, with their nodes; two statements for all nodes of a request. */
  of(nodeId: string): Promise<NodeLink[]> {
    return currentRequest()
      .loader('NodeLink.of', () => new Loader((ids: readonly string[]) => this.ofAll(ids)))
      .load(nodeId);
  }

  /** The link with both its nodes; null when there is none. */
  async byId(id: string): Promise<NodeLink | null> {
    const link = await this.read.byId(NodeLink, id);
    return link && ((await this.of(link.fromNodeId)).find((each) => each.id === link.id) ?? null);
  }

  private async ofAll(ids: readonly string[]): Promise<NodeLink[][]> {
    const links = await this.db.sql<NodeLink>`
      SELECT ${() => this.columns.of(NodeLink, 'link')} FROM node_link AS link
      WHERE workspace_id = ${currentCaller().workspaceId} AND (from_node_id = ANY(${ids}::uuid[]) OR to_node_id = ANY(${ids}::uuid[])) ORDER BY id`;
    const nodeIds = [...new Set(links.flatMap(({ fromNodeId, toNodeId }) => [fromNodeId, toNodeId]))];
    const nodes = new Map((await this.read.byIds(TreeNode, nodeIds)).map((node, index) => [nodeIds[index], node]));
    const joined = links.map((link) =>
      Object.assign(link, { fromNode: nodes.get(link.fromNodeId), toNode: nodes.get(link.toNodeId) }),
    );
    return ids.map((id) => joined.filter(({ fromNodeId, toNodeId }) => fromNodeId === id || toNodeId === id));
  }
}
