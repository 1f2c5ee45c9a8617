import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ComparedNode, RankingComparison, RankingComparisonArgs } from './ranking-comparison.model.ts';
import { RankingComparisonReader } from './ranking-comparison.reader.ts';

/** Answers where models disagree. */
@Resolver(() => RankingComparison)
export class RankingComparisonResolver {
  constructor(private readonly reader: RankingComparisonReader) {}

  @Query(() => RankingComparison, {
    nullable: true,
    description:
      'Rankings of one outcome by several models side by side, and where they disagree most; null when there is no such outcome.',
  })
  @RequiresScope('tree:read')
  rankingComparison(@Args() args: RankingComparisonArgs): Promise<RankingComparison | null> {
    return this.reader.compare(args);
  }

  @ResolveField(() => [ComparedNode], {
    description: 'Nodes that every model scored, those first where their ranks are furthest apart.',
  })
  disagreements(
    @Parent() comparison: RankingComparison,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'How many nodes at most, 1 to 100.' })
    first: number,
  ): Promise<ComparedNode[]> {
    return this.reader.most(comparison, first);
  }
}
