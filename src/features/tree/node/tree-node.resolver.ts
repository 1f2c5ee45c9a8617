import { Info, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CHOSEN } from '../../../domain/tree/chosen.ts';
import { AtMost, CountedRows, HierarchyChildren } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { requestedFields } from '../../../platform/graphql/requested-fields.ts';
import { Person } from '../../context/people/person.model.ts';
import { Opportunity } from './kinds/opportunity.model.ts';
import { LINK_ROWS, MOST_LINKS, NodeLink } from './node-link.model.ts';
import { NodeLinkReader } from './node-link.reader.ts';
import { NodeCounts } from './tree.model.ts';
import { TreeNode } from './tree-node.model.ts';
import { TreeNodeReader } from './tree-node.reader.ts';

/** Counts of the nodes below, which one statement reads. */
const BELOW = ['opportunities', 'solutions', 'experiments'] as const satisfies readonly (keyof NodeCounts)[];

/** Resolves the surroundings of a node. Within a tree, the reader has filled in most fields already. */
@Resolver(() => TreeNode)
export class TreeNodeResolver {
  constructor(
    private readonly nodes: TreeNodeReader,
    private readonly links: NodeLinkReader,
    private readonly read: RowReader,
  ) {}

  @ResolveField(() => TreeNode, { nullable: true, description: 'Parent of the node; null at the root.' })
  parent(@Parent() { parentId }: TreeNode): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, parentId);
  }

  @ResolveField(() => [TreeNode], {
    description: 'Nodes directly below, in their order, without archived ones unless the tree was read with them.',
  })
  @HierarchyChildren(CHOSEN.tree.mostChildren, CHOSEN.tree.mostNodes)
  children(@Parent() { id }: TreeNode): Promise<TreeNode[]> {
    return this.nodes.children(id, false);
  }

  @ResolveField(() => [TreeNode], { description: 'Nodes above, from the outcome down; empty for the outcome itself.' })
  @AtMost(CHOSEN.tree.mostLevels)
  async ancestors(@Parent() { id }: TreeNode): Promise<TreeNode[]> {
    return (await this.nodes.ancestry(id)).ancestors;
  }

  @ResolveField(() => Int, { description: 'Levels below the outcome, which is 0.' })
  async depth(@Parent() { id }: TreeNode): Promise<number> {
    return (await this.nodes.ancestry(id)).ancestors.length;
  }

  @ResolveField(() => Boolean, { description: 'Whether the node, or any node above it, is archived.' })
  async archived(@Parent() { id }: TreeNode): Promise<boolean> {
    return (await this.nodes.ancestry(id)).archivedBy !== null;
  }

  @ResolveField(() => NodeCounts, {
    description:
      'Numbers for badges: nodes of each kind below, and what is said about the node; each read only when asked.',
  })
  counts(@Parent() { id }: TreeNode, @Info() info: GraphQLResolveInfo): Promise<NodeCounts> | Partial<NodeCounts> {
    const asked = requestedFields(info);
    return BELOW.some((count) => asked.has(count)) ? this.nodes.counts(id) : { nodeId: id };
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person responsible for the node; null while it has no owner.',
  })
  owner(@Parent() { ownerId }: TreeNode): Promise<Person | null> {
    return this.read.byId(Person, ownerId);
  }

  @ResolveField(() => Opportunity, {
    nullable: true,
    description: 'Opportunity that this one was merged into; null when it was not merged.',
  })
  mergedInto(@Parent() { mergedIntoId }: TreeNode): Promise<Opportunity | null> {
    return this.read.byId(Opportunity, mergedIntoId);
  }

  @ResolveField(() => [NodeLink], { description: 'Cross-links of the node in both directions, oldest first.' })
  @AtMost(MOST_LINKS * 2)
  @CountedRows(LINK_ROWS)
  nodeLinks(@Parent() { id }: TreeNode): Promise<NodeLink[]> {
    return this.links.of(id);
  }
}
