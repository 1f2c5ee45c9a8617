import { ArgsType, Field, HideField, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { AtMost, RequiresScope, HierarchyMembers, HierarchyRoot } from '../../../platform/access/requires-scope.ts';
import type { NodeKind, NodeStatus } from '../../../domain/tree/node/node-kind.ts';
import { CHOSEN } from '../../../domain/tree/chosen.ts';
import { PastDateTime } from '../../../platform/graphql/scalars.ts';
import { Outcome } from './kinds/outcome.model.ts';
import { NodeKindEnum, NodeStatusEnum, TreeNode } from './tree-node.model.ts';

/** Selects nodes of a tree; the ancestors of a matching node are shown with it. */
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

  /** Only nodes that this person is responsible for. */
  @Field(() => ID, { nullable: true })
  ownerId?: string | null;

  /** Whether archived nodes, and all nodes below them, are shown too. */
  @Field(() => Boolean, { defaultValue: false })
  includeArchived: boolean;
}

/** Selects a tree, and how much of it to show. */
@ArgsType()
export class TreeArgs {
  /** Outcome at the root. */
  @Field(() => ID)
  outcomeId: string;

  /** Levels below the root, from 0 for the root alone; null for all levels. */
  @Field(() => Int, { nullable: true })
  depth?: number | null;

  /** Nodes to show; null for all that are not archived. */
  @Field(() => TreeFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => TreeFilter)
  filter?: TreeFilter | null;

  /** Most nodes to show, 1 to 5,000; a larger tree is cut at its leaves, and `isCut` is true. */
  @Field(() => Int, { defaultValue: 2_000 })
  first: number;

  /**
   * Instant as of which the tree is told, what was changed within its millisecond included; a day stands for its end. Null for the tree of
   * today. Of a tree of the past there are the nodes' own fields, and those that follow from them: parents, children,
   * depth, archiving, numbers of nodes below. Any other field, and an instant still to come, is BAD_REQUEST.
   */
  @Field(() => PastDateTime, { nullable: true })
  asOf?: Date | null;
}

/** A tree, with the same nodes as a flat list and nested. */
@ObjectType()
@RequiresScope('tree:read')
export class Tree {
  /** The outcome; its `children`, and theirs, form the nested tree. */
  @Field(() => Outcome)
  @HierarchyRoot()
  root: Outcome;

  /** Every node, parents before children, siblings in their order. */
  @Field(() => [TreeNode])
  @HierarchyMembers()
  nodes: TreeNode[];

  /** Number that grows with every change of the tree's nodes and cross-links. Use it to cache views that show nothing else. */
  @Field(() => Int)
  revision: number;

  /** Whether the tree has more nodes than `first` allows. */
  isCut: boolean;

  /** Nodes below which some are missing because of `first`. */
  @Field(() => [ID])
  @AtMost(CHOSEN.tree.mostNodes)
  cutBelow: readonly string[];
}

/** Numbers for badges on a node: of nodes below it, at any depth, without what is archived, parked, discarded, dropped or cancelled and what lies below that, and of what is said about it. */
@ObjectType()
export class NodeCounts {
  /** The counted node. */
  @HideField()
  nodeId: string;

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
