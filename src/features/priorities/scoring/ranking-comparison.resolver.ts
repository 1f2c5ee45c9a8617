import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { OwnModel } from './own-model.model.ts';
import { ComparedModel, ComparedNode, RankingComparison, RankingComparisonArgs } from './ranking-comparison.model.ts';
import { RankingComparisonReader } from './ranking-comparison.reader.ts';

/** Answers how rankings by several models compare. */
@Resolver(() => RankingComparison)
export class RankingComparisonResolver {
  constructor(private readonly reader: RankingComparisonReader) {}

  @Query(() => RankingComparison, {
    nullable: true,
    description:
      'Compares rankings of one outcome by several models, and shows where they disagree most; null when there is no such outcome.',
  })
  @RequiresScope('tree:read')
  rankingComparison(@Args() args: RankingComparisonArgs): Promise<RankingComparison | null> {
    return this.reader.compare(args);
  }

  @ResolveField(() => [ComparedNode], {
    description: 'Nodes that every model scored, the greatest difference of ranks first.',
  })
  disagreements(
    @Parent() comparison: RankingComparison,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'How many nodes at most, 1 to 100.' })
    first: number,
  ): Promise<ComparedNode[]> {
    return this.reader.most(comparison, first);
  }
}

/** Answers which own model was compared. */
@Resolver(() => ComparedModel)
export class ComparedModelResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => OwnModel, {
    nullable: true,
    description: "The workspace's own model; null for a built-in one.",
  })
  ownModel(@Parent() { ownModelId }: ComparedModel): Promise<OwnModel | null> {
    return this.read.byId(OwnModel, ownModelId);
  }
}
