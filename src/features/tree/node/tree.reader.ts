import { Injectable } from '@nestjs/common';
import { arrange, type ArrangedNode, cutTree, filterTree, flattenTree } from '../../../domain/tree/node/arrange.ts';
import { type CountsBelow, countsBelow } from '../../../domain/tree/node/count-below.ts';
import { CHOSEN } from '../../../domain/tree/chosen.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { checkFirst } from '../../../platform/paging/connection.model.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { PastNodesReader } from './past/past-nodes.reader.ts';
import type { NodeCounts, Tree, TreeArgs, TreeFilter } from './tree.model.ts';
import { TreeNode } from './tree-node.model.ts';
import { sharesWord } from '../../../domain/foundation/text/spelling.ts';
import { checkStatuses } from './statuses-of-filter.ts';

type Placed = ArrangedNode<TreeNode>;
/** A node within a tree, with its surroundings filled in, so that resolvers need no further statement. */
type Shown = TreeNode & {
  parent: Shown | null;
  children: Shown[];
  archived: boolean;
  ancestors?: Shown[];
  counts?: NodeCounts;
};

/** Fields needed to arrange and filter a tree. */
const ALWAYS_READ = ['id', 'treeId', 'parentId', 'kind', 'position', 'archivedAt', 'status', 'tags', 'ownerId'];

/** Properties behind fields whose names differ. */
const READ_AS: Readonly<Record<string, readonly string[]>> = {
  personas: ['personaIds'],
  sensingChannels: ['sensingChannelsOverride'],
};

/** Reads whole trees. */
@Injectable()
export class TreeReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly past: PastNodesReader,
  ) {}

  /**
   * The tree below an outcome, or the one that stood there at an instant; null when there is none. Two statements, whatever
   * its size and depth.
   *
   * @param fields names of the requested node fields: only their columns are read
   * @throws Fault BAD_REQUEST for an instant that is still to come
   */
  async tree(args: TreeArgs, fields: ReadonlySet<string>): Promise<Tree | null> {
    const { outcomeId, depth, filter, first, asOf } = args;
    checkStatuses(filter);
    checkFirst(first, CHOSEN.tree.mostNodes);
    const rootId = idOf(outcomeId);
    const [revision] = await this.db.sql<{ revision: number }>`
      SELECT revision FROM tree_revision WHERE workspace_id = ${currentCaller().workspaceId} AND tree_id = ${rootId}`;
    if (!revision) return null;
    const columns = columnsFor(fields);
    const tree = arrange(await (asOf ? this.past.nodesAt(rootId, asOf, columns) : this.nodes(rootId, columns)), rootId);
    if (!tree) return null;
    const wanted = filterTree(tree, (node) => node.depth === 0 || matches(node, filter)) ?? tree;
    const { tree: visible, cutBelow } = cutTree(
      withoutArchived(wanted, filter?.includeArchived ?? false),
      Math.max(depth ?? CHOSEN.tree.mostLevels, 0),
      first,
    );
    const nodes = flattenTree(visible).map(shown);
    const root = link(visible, new Map(nodes.map((node) => [node.id, node])));
    if (asOf) addSurroundings(nodes, countsBelow(tree));
    return {
      root: root as never,
      nodes,
      revision: revision.revision,
      isCut: cutBelow.length > 0,
      cutBelow,
    };
  }

  private nodes(treeId: string, only: ReadonlySet<string>): Promise<TreeNode[]> {
    return this.db.sql<TreeNode>`
      SELECT ${() => this.columns.of(TreeNode, 'node', only)} FROM tree_node AS node
      WHERE node.workspace_id = ${currentCaller().workspaceId} AND node.tree_id = ${treeId}`;
  }
}

/** Properties to read for the requested fields. A field that resolves another entity, such as `metric`, needs that of its id, `metricId`. */
function columnsFor(fields: ReadonlySet<string>): ReadonlySet<string> {
  const named = [...fields].flatMap((name) => [`${name}Id`, ...(READ_AS[name] ?? [])]);
  return new Set([...ALWAYS_READ, ...fields, ...named]);
}

/** Fills in what resolvers would read from the nodes as they stand today; parents come before their children. */
function addSurroundings(nodes: readonly Shown[], counts: ReadonlyMap<string, CountsBelow>): void {
  for (const node of nodes) {
    const { OPPORTUNITY = 0, SOLUTION = 0, EXPERIMENT = 0 } = counts.get(node.id) ?? {};
    const { parent } = node;
    node.counts = { nodeId: node.id, opportunities: OPPORTUNITY, solutions: SOLUTION, experiments: EXPERIMENT };
    node.ancestors = parent ? [...(parent.ancestors ?? []), parent] : [];
  }
}

function matches({ item }: Placed, filter: TreeFilter | null | undefined): boolean {
  if (!filter) return true;
  const { kinds, statuses, tags, ownerId } = filter;
  return (
    (!kinds || kinds.includes(item.kind)) &&
    (!statuses || statuses.includes(item.status)) &&
    (!tags || sharesWord(item.tags, tags)) &&
    (!ownerId || item.ownerId === ownerId)
  );
}

/** Removes archived nodes. A root that is archived itself stays, with all nodes below it, because the caller asked for it by id. */
function withoutArchived(tree: Placed, wanted: boolean): Placed {
  if (wanted || tree.archived) return tree;
  return {
    ...tree,
    children: tree.children.filter(({ archived }) => !archived).map((child) => withoutArchived(child, wanted)),
  };
}

const shown = ({ item, depth, archived }: Placed): Shown =>
  Object.assign(item, { depth, archived, parent: null, children: [] });

/** Sets parents and children of the shown nodes. */
function link(tree: Placed, known: ReadonlyMap<string, Shown>, parent: Shown | null = null): Shown {
  const node = known.get(tree.item.id) as Shown;
  node.parent = parent;
  node.children = tree.children.map((child) => link(child, known, node));
  return node;
}
