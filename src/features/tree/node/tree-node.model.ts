import { Field, HideField, ID, InterfaceType } from '@nestjs/graphql';
import { Column, Entity, TableInheritance } from 'typeorm';
import { NODE_KINDS, NODE_STATUSES, type NodeKind, type NodeStatus } from '../../../domain/tree/node/node-kind.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Line, Lines, OptionalLine, Prose } from '../../../platform/graphql/validators.ts';
import { descriptionsOf, registerEnum } from '../../../platform/graphql/enum.ts';

/** Kind of a node, as an enum. */
export const NodeKindEnum = registerEnum('NodeKind', 'What a node of the tree is.', descriptionsOf(NODE_KINDS));

/** Status of any node, as an enum; inputs take the statuses of their kind. */
export const NodeStatusEnum = registerEnum(
  'NodeStatus',
  'How far a node is; each kind has statuses of its own.',
  NODE_STATUSES,
);

/** GraphQL type of each kind. */
export const TYPE_OF_KIND = {
  OUTCOME: 'Outcome',
  OPPORTUNITY: 'Opportunity',
  SOLUTION: 'Solution',
  EXPERIMENT: 'Experiment',
} as const;

/** Anything that has a place in an opportunity solution tree. */
@Entity('tree_node')
@TableInheritance({ column: { name: 'kind', type: 'text' } })
@InterfaceType({ implements: () => [Node], resolveType: ({ kind }: TreeNode) => TYPE_OF_KIND[kind] })
@RequiresScope('tree:read')
export abstract class TreeNode extends VersionedRow implements Node {
  /** Outcome at the root of the node's tree. */
  @Column('uuid')
  @Field(() => ID)
  treeId: string;

  /** Node that holds this one; null at the root. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  parentId: string | null;

  /** What the node is. */
  @Column('text')
  @Field(() => NodeKindEnum)
  kind: NodeKind;

  /** Key that people can say, such as "OPP-42"; the workspace's own count, never used twice. */
  @Column('text')
  shortKey: string;

  /** Place among its siblings: compares as plain text, smaller first. */
  @Column('text')
  position: string;

  /** One line, 1 to 200 characters; for an opportunity in words that a customer could have said. */
  @Column('text')
  @Line()
  title: string;

  /** What else there is to know, up to 10,000 characters; null where nothing was written. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose()
  description: string | null;

  /** Person who answers for the node; null while nobody does. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  ownerId: string | null;

  /** Words to find and filter by, up to 20 of up to 50 characters. */
  @Column('text', { array: true })
  @Field(() => [String])
  @AtMost(20)
  @Lines(20, 50)
  tags: string[];

  /** How far it is; only statuses of the node's kind occur. */
  @Column('text')
  @Field(() => NodeStatusEnum)
  status: NodeStatus;

  /** Why it has that status, up to 500 characters; parking, discarding, dropping and cancelling take one. Null where none was given. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine(500)
  statusReason: string | null;

  /** Instant at which this very node was archived, UTC; null when it was not, even if something above it is. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  archivedAt: Date | null;

  /** Why it was archived; null when it is not. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  archiveReason: string | null;

  /** Opportunity that this one was merged into; null when it was not. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  mergedIntoId: string | null;

  /** Levels below the outcome, which is 0; null where the node was not read as part of a tree. */
  @HideField()
  depth?: number;

  /** Whether it, or anything above it, is archived; only where the node was read as part of a tree. */
  @HideField()
  archivedInEffect?: boolean;
}
