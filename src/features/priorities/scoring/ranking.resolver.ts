import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CountsAs, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { requestedFields } from '../../../platform/graphql/requested-fields.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { PastFields } from '../../tree/node/past/past-fields.ts';
import { Solution } from '../../tree/node/kinds/solution.model.ts';
import { RankingPageReader } from './ranking-page.reader.ts';
import { TOLD_IN_PAST_RANKINGS } from './past-ranking-fields.ts';
import { DatedRankingArgs } from './ranking-args.model.ts';
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
  constructor(
    private readonly rankings: RankingPageReader,
    private readonly past: PastFields,
  ) {}

  @Query(() => OpportunityRankingConnection, {
    nullable: true,
    description:
      'Opportunities of an outcome, a product, teams or the workspace by their latest scores, highest first, of today or, of one tree, as of an instant, each figure with its steps; BAD_REQUEST where an id names no outcome or product.',
  })
  @RequiresScope('tree:read')
  @CountsAs(FIELD_COST.ranking, { asOf: FIELD_COST.pastRanking })
  opportunityRanking(
    @Args() args: DatedRankingArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Ranking<RankedOpportunity> | null> {
    if (args.asOf) this.past.refuseOthers(info, TOLD_IN_PAST_RANKINGS);
    const asked = requestedFields(info);
    return this.rankings.page('OPPORTUNITY', Opportunity, args, asked, (opportunity, more) => ({
      opportunity,
      ...more,
    }));
  }

  @Query(() => SolutionRankingConnection, {
    nullable: true,
    description:
      'Solutions of an outcome, a product, teams or the workspace by their latest scores, highest first, of today or, of one tree, as of an instant, each figure with its steps; BAD_REQUEST where an id names no outcome or product.',
  })
  @RequiresScope('tree:read')
  @CountsAs(FIELD_COST.ranking, { asOf: FIELD_COST.pastRanking })
  solutionRanking(
    @Args() args: DatedRankingArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Ranking<RankedSolution> | null> {
    if (args.asOf) this.past.refuseOthers(info, TOLD_IN_PAST_RANKINGS);
    const asked = requestedFields(info);
    return this.rankings.page('SOLUTION', Solution, args, asked, (solution, more) => ({ solution, ...more }));
  }
}
