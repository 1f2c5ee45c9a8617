import { Injectable } from '@nestjs/common';
import { invalid, type Refusal, refusal, refuseIf } from '../../../domain/refusal.ts';
import { checkNodeNotArchived } from '../../../domain/tree/node/archived-node.ts';
import { checkHeldBy, checkNestedTree, flattenNested } from '../../../domain/tree/node/nested-tree.ts';
import { complaintsOf } from '../../../platform/graphql/complaints.ts';
import type { Moment } from './moment.model.ts';
import { MomentReader } from './moment.reader.ts';
import { NestedNodesAction, type NestedNode, type NestedNodeFields, referencesOf } from './nested-nodes.action.ts';
import { SiblingPositionAction } from './sibling-position.action.ts';
import { type CreatedReference, NewBranches } from './tree-create.model.ts';
import { TreeNodeReader } from './tree-node.reader.ts';
import { TreeStore } from './tree.store.ts';
import { TreeChanged } from './tree-changed.hook.ts';

/** Creates branches below existing nodes, within an open transaction. */
@Injectable()
export class NodesCreateAction {
  constructor(
    private readonly reader: TreeNodeReader,
    private readonly moments: MomentReader,
    private readonly nested: NestedNodesAction,
    private readonly siblings: SiblingPositionAction,
    private readonly store: TreeStore,
    private readonly treeChanged: TreeChanged,
  ) {}

  /** Creates the branches. Answers with the ids of their nodes, parents before children, and the node of each reference. */
  async create(
    parentId: string,
    branches: NewBranches,
    afterId: string | null | undefined,
  ): Promise<{ nodeIds: string[]; references: CreatedReference[] }> {
    await this.store.lockTreesOf(parentId);
    const parent = await this.reader.get(parentId, ['parentId']);
    const placed = await this.reader.parentNode(parent.id);
    const [root, ...nodes] = flattenNested<NestedNodeFields>({ title: parent.title, ...branches }, parent.kind, []);
    const map = await this.moments.of(parent.treeId);
    // Values are validated here and not earlier, so that the caller sees every fault of every node at once.
    refuseIf(
      ...complaintsOf(NewBranches, branches),
      ...(nodes.length === 0 ? [invalid('Give at least one node to create.')] : []),
      ...checkNodeNotArchived(parent, placed.archivedBy, ['parentId']),
      ...checkHeldBy(parent, nodes),
      ...checkNestedTree(nodes, placed),
      ...checkMoments(nodes, map),
      ...(await this.nested.check(nodes)),
    );
    const topmost = nodes.filter((node) => node.parent === root);
    const ids = await this.nested.add(nodes, {
      treeId: parent.treeId,
      root,
      rootId: parent.id,
      positions: await this.siblings.positions(parent, { afterId, count: topmost.length }),
      moments: new Map(map.map(({ title, id }) => [title, id])),
    });
    await this.store.raiseRevision(parent.treeId);
    await this.treeChanged.fire({ nodeIds: topmost.map((node) => ids.get(node) ?? '') });
    return { nodeIds: nodes.map((node) => ids.get(node) ?? ''), references: referencesOf(ids) };
  }
}

/** Refusals unless each moment is on the map of the tree, named by its title or by its id. */
const checkMoments = (nodes: readonly NestedNode[], map: readonly Moment[]): Refusal[] =>
  nodes.flatMap(({ fields: { moment, momentId }, path }) => {
    if (moment && momentId)
      return [invalid('Name the moment by its title or by its id, not by both.', [...path, 'moment'])];
    if (moment && !map.some(({ title }) => title === moment))
      return [refusal('NOT_FOUND', { type: 'Moment', id: moment, by: 'title' }, [...path, 'moment'])];
    return momentId && !map.some(({ id }) => id === momentId.toLowerCase())
      ? [refusal('NOT_FOUND', { type: 'Moment', id: momentId }, [...path, 'momentId'])]
      : [];
  });
