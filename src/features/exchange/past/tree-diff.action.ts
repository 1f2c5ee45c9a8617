import { Injectable } from '@nestjs/common';
import {
  diffTrees,
  sortChanges,
  TREE_CHANGE_KINDS,
  type TreeChangeKind,
} from '../../../domain/exchange/past/tree-diff.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { checkFirst } from '../../../platform/paging/connection.model.ts';
import { decodeCursor, encodeCursor, isCount, isInstantText } from '../../../platform/paging/cursor.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { refuseFuture } from '../../tree/node/past/past-nodes.reader.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { ChangeAuthorReader } from './change-author.reader.ts';
import { type FoundChange, hangingChanges } from './hanging-changes.ts';
import type { PastTree } from './past-tree.ts';
import { PastTreeReader } from './past-tree.reader.ts';
import type { TreeChange, TreeDiff, TreeDiffArgs } from './tree-diff.model.ts';

/** Columns that a diff does not tell of by themselves: who the node is, and what the store counts. */
const PASSED_OVER = new Set(['id', 'kind', 'shortKey', 'treeId', 'workspaceId', 'createdAt', 'updatedAt', 'version']);
/** Kinds that tell of evidence, which takes insight:read. */
const OF_EVIDENCE: readonly TreeChangeKind[] = ['EVIDENCE_GAINED', 'EVIDENCE_LOST'];

/** Compares two states of a tree. */
@Injectable()
export class TreeDiffAction {
  constructor(
    private readonly trees: PastTreeReader,
    private readonly authors: ChangeAuthorReader,
    private readonly columns: ModelColumns,
    private readonly read: RowReader,
  ) {}

  /**
   * What became of a tree within a time; null where there is no such outcome. Ten statements, whatever the size of the tree.
   *
   * @throws Fault BAD_REQUEST for a time that is still to come or ends before it begins
   */
  async diff(args: TreeDiffArgs): Promise<TreeDiff | null> {
    const { from, kinds } = args;
    const first = checkFirst(args.first);
    refuseFuture('from', from);
    const outcome = await this.read.byId(Outcome, args.outcomeId);
    if (!outcome) return null;
    const list = ['treeDiff', outcome.id, from.toISOString(), args.to?.toISOString() ?? '', ...(kinds ?? [])].join('/');
    const [ended, start] = decodeCursor(list, args.after, [isInstantText, isCount]) ?? [null, 0];
    const now = new Date();
    const to = ended !== null ? new Date(ended) : args.to && args.to < now ? args.to : now;
    if (to <= from)
      throw new Fault('BAD_REQUEST', `"to" (${to.toISOString()}) must be after "from" (${from.toISOString()}).`);
    const leftOut = currentCaller().scopes.has('insight:read') ? [] : [...OF_EVIDENCE];
    const older = await this.trees.treeBefore(outcome.id, from, leftOut.length === 0);
    const newer = await this.trees.treeBefore(outcome.id, to, leftOut.length === 0);
    const all = this.changes(older, newer, outcome.id, from);
    const asked = all.filter(({ kind }) => kinds?.includes(kind) ?? true);
    const page = await this.told(asked.slice(start, start + first), older, newer, { from, to, treeId: outcome.id });
    const edges = page.map((node, at) => ({ cursor: encodeCursor(list, [to.toISOString(), start + at + 1]), node }));
    return {
      from,
      to,
      counts: countsOf(all),
      leftOut,
      edges,
      nodes: page,
      pageInfo: {
        hasNextPage: asked.length > start + first,
        hasPreviousPage: start > 0,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
    };
  }

  private changes(older: PastTree, newer: PastTree, rootId: string, from: Date): FoundChange[] {
    const fields = this.fields().map(({ propertyName }) => propertyName);
    const cameFrom = (id: string): boolean => (newer.nodes.get(id)?.createdAt ?? from) < from;
    const ofNodes = diffTrees(older.nodes, newer.nodes, { fields, cameFrom });
    const changes = [
      ...ofNodes.map((change) => ({ ...change, entityId: change.nodeId })),
      ...hangingChanges(older, newer, rootId),
    ];
    return sortChanges(changes, new Set([...newer.nodes.keys(), ...older.nodes.keys()]));
  }

  /** The changes with who made them, and the nodes that they are of. */
  private async told(
    page: readonly FoundChange[],
    older: PastTree,
    newer: PastTree,
    { from, to, treeId }: { readonly from: Date; readonly to: Date; readonly treeId: string },
  ): Promise<TreeChange[]> {
    const names = new Map(this.fields().map(({ propertyName, databaseName }) => [propertyName, databaseName]));
    const authors = await this.authors.authorsOf(
      page.map(({ kind, fields, entityId, nodeId }) => ({
        entityId,
        columns:
          kind === 'LEFT' || kind === 'ENTERED'
            ? ['tree_id']
            : entityId === nodeId && kind !== 'ADDED'
              ? fields.flatMap(({ field }) => names.get(field) ?? [])
              : [],
      })),
      from,
      to,
    );
    return page.map(({ kind, nodeId, fields }, at) => {
      const author = authors[at];
      const node = newer.nodes.get(nodeId) ?? older.nodes.get(nodeId);
      if (!node) throw new Error('What changed is in one of both trees.');
      const wentTo = { field: 'treeId', before: treeId, after: author?.treeId ?? null };
      return {
        kind,
        nodeId,
        nodeKind: node.kind,
        shortKey: node.shortKey,
        title: node.title,
        fields: (kind === 'LEFT' ? [wentTo] : fields).map(({ field, before, after }) => ({
          field,
          before: shown(before),
          after: shown(after),
          withheld: null,
        })),
        at: author?.at ?? null,
        actor: author?.actor ?? null,
        onBehalfOfId: author?.onBehalfOfId ?? null,
        requestId: author?.requestId ?? null,
      };
    });
  }

  private fields(): readonly { readonly propertyName: string; readonly databaseName: string }[] {
    const root = this.columns.metadata(TreeNode);
    const all = [root, ...root.childEntityMetadatas].flatMap(({ columns }) => columns);
    const once = new Map(all.map((column) => [column.propertyName, column]));
    return [...once.values()].filter(({ propertyName }) => !PASSED_OVER.has(propertyName));
  }
}

const shown = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

function countsOf(changes: readonly FoundChange[]): { kind: TreeChangeKind; count: number }[] {
  const kinds = Object.keys(TREE_CHANGE_KINDS) as TreeChangeKind[];
  return kinds
    .map((kind) => ({ kind, count: changes.filter((change) => change.kind === kind).length }))
    .filter(({ count }) => count > 0);
}
