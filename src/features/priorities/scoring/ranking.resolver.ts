import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CountsAs, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { requestedFields } from '../../../platform/graphql/requested-fields.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Solution } from '../../tree/node/kinds/solution.model.ts';
import { RankingPageReader } from './ranking-page.reader.ts';
import { RankingArgs } from './ranking-args.model.ts';
import {
  OpportunityRankingConnection,
  type RankedOpportunity,
  type RankedSolution,
  type Ranking,
  SolutionRankingConnection,
} from './ranking.model.ts';
import { FIELD_COST } from '../../../domain/field-cost.ts';

/** Answers rankings. */
@Resolver()
export class RankingResolver {
  constructor(private readonly rankings: RankingPageReader) {}

  @Query(() => OpportunityRankingConnection, {
    nullable: true,
    description:
      'Opportunities of an outcome, a product, teams or the workspace by their latest scores, highest first, each figure with its steps; BAD_REQUEST where an id names no outcome or product.',
  })
  @RequiresScope('tree:read')
  @CountsAs(FIELD_COST.ranking)
  opportunityRanking(
    @Args() args: RankingArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Ranking<RankedOpportunity> | null> {
    const asked = requestedFields(info);
    return this.rankings.page('OPPORTUNITY', Opportunity, args, asked, (opportunity, more) => ({
      opportunity,
      ...more,
    }));
  }

  @Query(() => SolutionRankingConnection, {
    nullable: true,
    description:
      'Solutions of an outcome, a product, teams or the workspace by their latest scores, highest first, each figure with its steps; BAD_REQUEST where an id names no outcome or product.',
  })
  @RequiresScope('tree:read')
  @CountsAs(FIELD_COST.ranking)
  solutionRanking(
    @Args() args: RankingArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Ranking<RankedSolution> | null> {
    const asked = requestedFields(info);
    return this.rankings.page('SOLUTION', Solution, args, asked, (solution, more) => ({ solution, ...more }));
  }
}
