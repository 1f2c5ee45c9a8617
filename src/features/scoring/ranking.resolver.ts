import { Args, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../../platform/access/needs.ts';
import { Opportunity } from '../tree/kinds/opportunity.model.ts';
import { Solution } from '../tree/kinds/solution.model.ts';
import { RankingPageReader } from './ranking-page.reader.ts';
import {
  OpportunityRankingConnection,
  type RankedOpportunity,
  type RankedSolution,
  type Ranking,
  RankingArgs,
  SolutionRankingConnection,
} from './ranking.model.ts';

/** Answers what comes first. */
@Resolver()
export class RankingResolver {
  constructor(private readonly rankings: RankingPageReader) {}

  @Query(() => OpportunityRankingConnection, {
    nullable: true,
    description:
      "An outcome's opportunities by their latest scores, highest first, each figure with its steps; null when there is no such outcome.",
  })
  @Needs('tree:read')
  opportunityRanking(@Args() args: RankingArgs): Promise<Ranking<RankedOpportunity> | null> {
    return this.rankings.page('OPPORTUNITY', Opportunity, args, (opportunity, more) => ({ opportunity, ...more }));
  }

  @Query(() => SolutionRankingConnection, {
    nullable: true,
    description:
      "An outcome's solutions by their latest scores, highest first, each figure with its steps; null when there is no such outcome.",
  })
  @Needs('tree:read')
  solutionRanking(@Args() args: RankingArgs): Promise<Ranking<RankedSolution> | null> {
    return this.rankings.page('SOLUTION', Solution, args, (solution, more) => ({ solution, ...more }));
  }
}
