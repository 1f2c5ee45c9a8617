import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { NodeKind } from '../../../domain/tree/node/node-kind.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, Row } from '../../../platform/database/row.model.ts';
import { descriptionsOf, registerEnum } from '../../../platform/graphql/enum.ts';
import { TreeNode } from './tree-node.model.ts';

/** What a cross-link says, and between which kinds. To add a link, add a row. */
export const LINK_KINDS = {
  RELATES_TO: { description: 'Both are about the same thing.', joins: null },
  DUPLICATES: { description: 'Both say the same.', joins: null },
  ALSO_UNDER: { description: 'The opportunity also belongs below the other.', joins: ['OPPORTUNITY', 'OPPORTUNITY'] },
  ALSO_ADDRESSES: { description: 'The solution also addresses the opportunity.', joins: ['SOLUTION', 'OPPORTUNITY'] },
  PIVOTED_FROM: { description: 'The solution came of the other.', joins: ['SOLUTION', 'SOLUTION'] },
} as const satisfies Record<string, { description: string; joins: readonly [NodeKind, NodeKind] | null }>;
export type LinkKind = keyof typeof LINK_KINDS;
export const LinkKindEnum = registerEnum(
  'LinkKind',
  'What a cross-link says of the two nodes that it joins.',
  descriptionsOf(LINK_KINDS),
);

/** Most cross-links of one node. Chosen: with more, a node is not linked but lost. */
export const MOST_LINKS = 200;

/** A cross-link between two nodes, in one tree or two. */
@ObjectType({ implements: () => [Node] })
@Entity('node_link')
@RequiresScope('tree:read')
export class NodeLink extends Row implements Node {
  /** What the link says. */
  @Column('text')
  @Field(() => LinkKindEnum)
  kind: LinkKind;

  /** Node of which it is said. */
  @Column('uuid')
  @Field(() => ID)
  fromId: string;

  /** Node that it is said in regard to. */
  @Column('uuid')
  @Field(() => ID)
  toId: string;

  /** Node of which it is said; filled in by the reader. */
  @Field(() => TreeNode)
  from?: TreeNode;

  /** Node that it is said in regard to; filled in by the reader. */
  @Field(() => TreeNode)
  to?: TreeNode;
}
