import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { connectionOf } from '../../../platform/paging/connection.model.ts';
import { Experiment } from './kinds/experiment.model.ts';
import { Opportunity } from './kinds/opportunity.model.ts';
import { Outcome } from './kinds/outcome.model.ts';
import { Solution } from './kinds/solution.model.ts';
import { TYPE_OF_KIND, type TreeNode } from './tree-node.model.ts';

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
export const SearchHitConnection = connectionOf<SearchHit>(() => SearchHit, 'SearchHit');
