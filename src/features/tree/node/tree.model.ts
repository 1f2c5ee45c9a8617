import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { AtMost, RequiresScope, HierarchyMembers, HierarchyRoot } from '../../../platform/access/requires-scope.ts';
import type { NodeKind, NodeStatus } from '../../../domain/tree/node/node-kind.ts';
import { CHOSEN } from '../../../domain/tree/chosen.ts';
import { Outcome } from './kinds/outcome.model.ts';
import { NodeKindEnum, NodeStatusEnum, TreeNode } from './tree-node.model.ts';

/** Which nodes of a tree; those above a node that fits are shown with it. */
@InputType()
export class TreeFilter {
  /** Only nodes of these kinds. */
  @Field(() => [NodeKindEnum], { nullable: true })
  kinds?: NodeKind[] | null;

  /** Only nodes in one of these statuses. */
  @Field(() => [NodeStatusEnum], { nullable: true })
  statuses?: NodeStatus[] | null;

  /** Only nodes with at least one of these tags. */
  @Field(() => [String], { nullable: true })
  tags?: string[] | null;

  /** Only nodes that this person answers for. */
  @Field(() => ID, { nullable: true })
  ownerId?: string | null;

  /** Whether archived nodes, and what hangs below them, are shown too. */
  @Field(() => Boolean, { defaultValue: false })
  archived: boolean;
}

/** Which tree, and how much of it. */
@ArgsType()
export class TreeArgs {
  /** Outcome at the root. */
  @Field(() => ID)
  outcomeId: string;

  /** Levels below the root, from 0 for the root alone; all of them unless said. */
  @Field(() => Int, { nullable: true })
  depth?: number | null;

  /** Which nodes are asked for; null means all that are not archived. */
  @Field(() => TreeFilter, { nullable: true })
  filter?: TreeFilter | null;

  /** How many nodes at most, 1 to 5,000; a larger tree is cut at its leaves and says so. */
  @Field(() => Int, { defaultValue: 2_000 })
  first: number;
}

/** A tree, flat and nested: the same nodes both ways. */
@ObjectType()
@RequiresScope('tree:read')
export class Tree {
  /** The outcome; its `children`, and theirs, hold the tree nested. */
  @Field(() => Outcome)
  @HierarchyRoot()
  root: Outcome;

  /** Every node, parents before children, siblings in their order. */
  @Field(() => [TreeNode])
  @HierarchyMembers()
  nodes: TreeNode[];

  /** Grows with every change of the tree's nodes and cross-links; for caching what only these show. */
  @Field(() => Int)
  revision: number;

  /** Whether the tree holds more than was asked for with `first`. */
  isCut: boolean;

  /** Nodes below which some are missing because of `first`. */
  @Field(() => [ID])
  @AtMost(CHOSEN.tree.mostNodes)
  cutBelow: readonly string[];
}

/** How many nodes hang below a node, at any depth, archived ones left out. */
@ObjectType()
export class NodeCounts {
  /** Opportunities below it. */
  @Field(() => Int)
  opportunities: number;

  /** Solutions below it. */
  @Field(() => Int)
  solutions: number;

  /** Experiments below it. */
  @Field(() => Int)
  experiments: number;
}
