import { Field, ID, InputType } from '@nestjs/graphql';
import type { NodeKind, NodeStatus } from '../../../../domain/tree/node/node-kind.ts';
import { FilterIds, FilterTexts, OptionalLine } from '../../../../platform/graphql/validators.ts';
import { NodeKindEnum, NodeStatusEnum } from '../tree-node.model.ts';

/** Narrows a list of nodes, whatever their kind; what is left out narrows nothing. */
@InputType({ isAbstract: true })
export abstract class NodeFilter {
  /** Only nodes in the trees of these outcomes, the outcomes among them; at most 100 outcomes. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  outcomeIds?: string[] | null;

  /** Only nodes directly below one of these nodes, at most 100 nodes. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  parentIds?: string[] | null;

  /** Only nodes below one of these nodes at any depth, at most 100 nodes. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  belowIds?: string[] | null;

  /** Only nodes in trees of these products, at most 100 products. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  productIds?: string[] | null;

  /** Only nodes in trees of these teams, at most 100 teams. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Only nodes that serve one of these key results: linked to it themselves, or below a node that is. Needs the scope okr:read. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  keyResultIds?: string[] | null;

  /** Only nodes for which one of these persons is responsible, at most 100 persons. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  ownerIds?: string[] | null;

  /** True for nodes for which a person is responsible, false for those of no owner. */
  @Field(() => Boolean, { nullable: true })
  hasOwner?: boolean | null;

  /** Only nodes with at least one of these tags, at most 20 tags. */
  @Field(() => [String], { nullable: true })
  @FilterTexts(50)
  tags?: string[] | null;

  /** Only nodes with every one of these tags, at most 20 tags. */
  @Field(() => [String], { nullable: true })
  @FilterTexts(50)
  allTags?: string[] | null;

  /**
   * Only nodes with all of these words in title, quote, description or tags, in this or another form of an English word;
   * function words such as "the" do not count.
   */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;

  /** Only nodes that were changed at this instant or later; what is attached to a node is no change of it. */
  @Field(() => Date, { nullable: true })
  changedSince?: Date | null;

  /** Only nodes that were created at this instant or later. */
  @Field(() => Date, { nullable: true })
  createdSince?: Date | null;

  /** Whether archived nodes, and nodes below them, are listed too. */
  @Field(() => Boolean, { defaultValue: false })
  includeArchived: boolean;

  /** Whether parked opportunities and discarded solutions are listed too, and what lies below them: an experiment there may still run. */
  @Field(() => Boolean, { defaultValue: true })
  includeLaidAside: boolean;
}

/** Narrows a list of nodes of all kinds; what is left out narrows nothing. */
@InputType()
export class TreeNodeFilter extends NodeFilter {
  /** Only nodes of these kinds. */
  @Field(() => [NodeKindEnum], { nullable: true })
  kinds?: NodeKind[] | null;

  /** Only nodes in one of these statuses. */
  @Field(() => [NodeStatusEnum], { nullable: true })
  statuses?: NodeStatus[] | null;
}
