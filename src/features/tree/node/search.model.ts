import { ArgsType, createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import type { NodeKind, NodeStatus } from '../../../domain/tree/node/node-kind.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { FilterIds } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf, PageArgs } from '../../../platform/paging/connection.model.ts';
import { Experiment } from './kinds/experiment.model.ts';
import { Opportunity } from './kinds/opportunity.model.ts';
import { Outcome } from './kinds/outcome.model.ts';
import { Solution } from './kinds/solution.model.ts';
import { NodeKindEnum, NodeStatusEnum, TYPE_OF_KIND, type TreeNode } from './tree-node.model.ts';

/** Types of nodes that a search can find. */
export const Findable = createUnionType({
  name: 'Findable',
  description: 'A node that a search can find.',
  types: () => [Outcome, Opportunity, Solution, Experiment] as const,
  resolveType: ({ kind }: TreeNode) => TYPE_OF_KIND[kind],
});

/** A node that a search found. */
@ObjectType()
@RequiresScope('tree:read')
export class SearchHit {
  /** The node that was found. */
  @Field(() => Findable)
  node: TreeNode;

  /** Text around the first match, up to 160 characters, plain text. */
  snippet: string;
}

/** One page of search hits, best first. */
export const SearchHitConnection = countedConnectionOf<SearchHit>(() => SearchHit, 'SearchHit');

/** Narrows a search; what is left out narrows nothing. */
@InputType()
export class SearchFilter {
  /** Only nodes of these kinds. */
  @Field(() => [NodeKindEnum], { nullable: true })
  kinds?: NodeKind[] | null;

  /** Only nodes in the trees of these outcomes, at most 100 outcomes. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  outcomeIds?: string[] | null;

  /** Only nodes in one of these statuses. */
  @Field(() => [NodeStatusEnum], { nullable: true })
  statuses?: NodeStatus[] | null;

  /** Whether archived nodes, and nodes below them, are found too. */
  @Field(() => Boolean, { defaultValue: false })
  includeArchived: boolean;
}

/** What to search for. Hits are ordered by how well they match, so that a search pages forward only. */
@ArgsType()
export class SearchArgs extends PageArgs {
  /**
   * Words to search for; up to 12 count, and function words such as "the" do not. Other forms of an English word are found
   * too, and the last word matches as a prefix.
   */
  @Field(() => String)
  text: string;

  /** Where to search; what is left out narrows nothing. */
  @Field(() => SearchFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => SearchFilter)
  filter?: SearchFilter | null;
}
