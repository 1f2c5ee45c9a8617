import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CountsAs } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { OwnModel } from './own-model.model.ts';
import {
  ComparedModel,
  ComparedNode,
  RANKING_COMPARISON_COST,
  RankingComparison,
  RankingComparisonArgs,
} from './ranking-comparison.model.ts';
import { RankingComparisonReader } from './ranking-comparison.reader.ts';

/** Answers how rankings of an outcome by several models compare. */
@Resolver(() => Outcome)
export class OutcomeRankingComparisonResolver {
  constructor(private readonly reader: RankingComparisonReader) {}

  @ResolveField(() => RankingComparison, {
    nullable: true,
    description:
      'Compares rankings of the outcome by several models, and shows where they disagree most; BAD_REQUEST where an id names no own model.',
  })
  @CountsAs(RANKING_COMPARISON_COST)
  rankingComparison(@Parent() { id }: Outcome, @Args() args: RankingComparisonArgs): Promise<RankingComparison | null> {
    return this.reader.compare(id, args);
  }
}

/** Answers where the models disagree most. */
@Resolver(() => RankingComparison)
export class RankingComparisonResolver {
  constructor(private readonly reader: RankingComparisonReader) {}

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
