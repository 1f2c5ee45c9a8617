import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { NodeKind } from '../../../domain/tree/node/node-kind.ts';
import { type ItemRows, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, Row } from '../../../platform/database/row.model.ts';
import { descriptionsOf, registerEnum } from '../../../platform/graphql/enum.ts';
import { TreeNode } from './tree-node.model.ts';

/** Kinds of cross-links, with the kinds of nodes that each joins; null joins any. To add a kind, add a row. */
export const LINK_KINDS = {
  RELATES_TO: { description: 'Both nodes are about the same topic.', joins: null },
  DUPLICATES: { description: 'Both nodes mean the same.', joins: null },
  ALSO_UNDER: { description: 'The opportunity also belongs below the other.', joins: ['OPPORTUNITY', 'OPPORTUNITY'] },
  ALSO_ADDRESSES: { description: 'The solution also addresses the opportunity.', joins: ['SOLUTION', 'OPPORTUNITY'] },
  PIVOTED_FROM: { description: 'The solution followed from the other.', joins: ['SOLUTION', 'SOLUTION'] },
} as const satisfies Record<string, { description: string; joins: readonly [NodeKind, NodeKind] | null }>;
export type LinkKind = keyof typeof LINK_KINDS;
export const LinkKindEnum = registerEnum(
  'LinkKind',
  'Kind of relation between the two nodes of a cross-link.',
  descriptionsOf(LINK_KINDS),
);

/** Most cross-links of one node. Chosen: more links no longer help to find related nodes. */
export const MOST_LINKS = 200;

/** Where the links of nodes stand: each is one of both its nodes. */
export const LINK_ROWS: ItemRows = { table: 'node_link', memberIds: ['from_node_id', 'to_node_id'] };

/** A cross-link between two nodes, in one tree or two. */
@ObjectType({ implements: () => [Node] })
@Entity('node_link')
@RequiresScope('tree:read')
export class NodeLink extends Row implements Node {
  /** Kind of the link. */
  @Column('text')
  @Field(() => LinkKindEnum)
  kind: LinkKind;

  /** Node at which the link starts. */
  @Column('uuid')
  @Field(() => ID)
  fromNodeId: string;

  /** Node at which the link ends. */
  @Column('uuid')
  @Field(() => ID)
  toNodeId: string;

  /** Node at which the link starts; the reader fills it in. */
  @Field(() => TreeNode)
  fromNode?: TreeNode;

  /** Node at which the link ends; the reader fills it in. */
  @Field(() => TreeNode)
  toNode?: TreeNode;
}
