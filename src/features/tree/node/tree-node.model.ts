import { Field, HideField, ID, InterfaceType } from '@nestjs/graphql';
import { Column, Entity, TableInheritance } from 'typeorm';
import { NODE_KINDS, NODE_STATUSES, type NodeKind, type NodeStatus } from '../../../domain/tree/node/node-kind.ts';
import { AtMost, type MemberRows, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Derived } from '../../../platform/change-log/personal.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Line, Lines, OptionalLine, Prose } from '../../../platform/graphql/validators.ts';
import { descriptionsOf, registerEnum } from '../../../platform/graphql/enum.ts';
import { nodeConnectionOf } from './lists/node-connection.model.ts';
import { WORDS } from '../../../platform/database/word-list.ts';

/** Kind of a node, as an enum. */
export const NodeKindEnum = registerEnum('NodeKind', 'Kind of a node in the tree.', descriptionsOf(NODE_KINDS));

/** Status of any node, as an enum; inputs take the statuses of their kind. */
export const NodeStatusEnum = registerEnum(
  'NodeStatus',
  'Status of a node; each kind has statuses of its own.',
  NODE_STATUSES,
);

/** GraphQL type of each kind. */
export const TYPE_OF_KIND = {
  OUTCOME: 'Outcome',
  OPPORTUNITY: 'Opportunity',
  SOLUTION: 'Solution',
  EXPERIMENT: 'Experiment',
} as const;

/** Where the nodes of trees stand. */
export const NODE_ROWS: MemberRows = { table: 'tree_node', hierarchyId: 'tree_id', shortKey: 'short_key' };

/** Columns that lists of nodes are filtered and sorted by; days have a key for each direction, so that nodes without one come last. */
const LISTED_BY = ['archived_in_effect', 'title_key'].concat(
  ['due_on', 'started_on', 'concluded_on', 'shipped_on'].flatMap((day) => [`${day}_rising`, `${day}_falling`]),
);

/** A node of an opportunity solution tree: an outcome, opportunity, solution or experiment. */
@Derived(...LISTED_BY)
@Entity('tree_node')
@TableInheritance({ column: { name: 'kind', type: 'text' } })
@InterfaceType({ implements: () => [Node], resolveType: ({ kind }: TreeNode) => TYPE_OF_KIND[kind] })
@RequiresScope('tree:read')
export abstract class TreeNode extends VersionedRow implements Node {
  /** Outcome at the root of the node's tree. */
  @Column('uuid')
  @Field(() => ID)
  treeId: string;

  /** Parent of the node; null at the root. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  parentId: string | null;

  /** Kind of the node. */
  @Column('text')
  @Field(() => NodeKindEnum)
  kind: NodeKind;

  /** Short key for people, such as "OPP-42"; counted within the workspace and never reused. Wherever the id of a node is taken, its short key is. */
  @Column('text')
  shortKey: string;

  /** Position among its siblings: compares as plain text, smaller first. */
  @Column('text')
  position: string;

  /** Title, one line, 1 to 200 characters; for an opportunity, in words that a customer could have said. */
  @Column('text')
  @Line()
  title: string;

  /** Description, up to 10,000 characters; null when there is none. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose()
  description: string | null;

  /** Person responsible for the node; null while it has no owner. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  ownerId: string | null;

  /** Words for search and filters, up to 20 of up to 50 characters, each once however it is spelt: capitals, blanks and typographic variants make no other word. */
  @Column('text', { array: true, transformer: WORDS })
  @Field(() => [String])
  @AtMost(20)
  @Lines(20, 50)
  tags: string[];

  /** Status of the node; one of its own kind. */
  @Column('text')
  @Field(() => NodeStatusEnum)
  status: NodeStatus;

  /** Reason for the status, up to 500 characters; required to park, discard, drop or cancel a node. Null when not given. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine(500)
  statusReason: string | null;

  /** Instant at which this node itself was archived, UTC; null when it was not, even if a node above it is archived. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  archivedAt: Date | null;

  /** Reason for archiving; null when the node itself is not archived. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  archiveReason: string | null;

  /** Opportunity that this one was merged into; null when it was not merged. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  mergedIntoId: string | null;

  /** Levels below the outcome, which is 0; undefined when the node was not read as part of a tree. */
  @HideField()
  depth?: number;

  /** Whether the node, or any node above it, is archived; undefined when the node was not read as part of a tree. */
  @HideField()
  archivedInEffect?: boolean;
}

/** One page of nodes of all kinds. */
export const TreeNodeConnection = nodeConnectionOf<TreeNode>(() => TreeNode, 'TreeNode');
