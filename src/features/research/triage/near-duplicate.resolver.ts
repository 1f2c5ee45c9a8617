import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { Insight } from '../insight/insight.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { SimilarInsight, MOST_SIMILAR_INSIGHTS } from './insight-similarity.model.ts';
import { InsightSimilarityReader } from './insight-similarity.reader.ts';
import { InsightSearchArgs, type InsightSearchHit, InsightSearchHitConnection } from './insight-search.model.ts';
import { InsightSearchReader } from './insight-search.reader.ts';
import { MOST_SIMILAR, OpportunitySimilarArgs, SimilarOpportunity } from './similar-opportunity.model.ts';
import { SimilarOpportunityReader } from './similar-opportunity.reader.ts';

/** Answers the search for insights, and the near duplicates of an insight. */
@Resolver(() => Insight)
export class NearDuplicatesResolver {
  constructor(
    private readonly reader: InsightSimilarityReader,
    private readonly search: InsightSearchReader,
  ) {}

  @Query(() => InsightSearchHitConnection, {
    description:
      'Insights that contain any of the words, best first: rare words weigh more. English words are found in all their forms.',
  })
  @RequiresScope('insight:read')
  insightSearch(@Args() args: InsightSearchArgs): Promise<CountedConnection<InsightSearchHit>> {
    return this.search.search(args);
  }

  @ResolveField(() => [SimilarInsight], {
    description: `Near duplicates: insights that say nearly the same in the same words, the most similar first, at most ${MOST_SIMILAR_INSIGHTS}.`,
  })
  @AtMost(MOST_SIMILAR_INSIGHTS)
  similarInsights(@Parent() { id }: Insight): Promise<SimilarInsight[]> {
    return this.reader.of(id);
  }
}

/** Answers the insight that is a near duplicate. */
@Resolver(() => SimilarInsight)
export class NearDuplicateResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Insight, { description: 'The insight that is a near duplicate.' })
  insight(@Parent() { insightId }: SimilarInsight): Promise<Insight | null> {
    return this.read.byId(Insight, insightId);
  }
}

/** Answers similar opportunities. */
@Resolver(() => SimilarOpportunity)
export class SimilarOpportunityResolver {
  constructor(
    private readonly read: RowReader,
    private readonly reader: SimilarOpportunityReader,
  ) {}

  @Query(() => [SimilarOpportunity], {
    nullable: true,
    description: `Opportunities of any tree that are about the same, the most similar first, at most ${MOST_SIMILAR}; parked and archived ones included, with the reason. Null when there is no such opportunity.`,
  })
  @AtMost(MOST_SIMILAR)
  @RequiresScope('tree:read')
  async opportunitySimilar(
    @Args() { text, opportunityId }: OpportunitySimilarArgs,
  ): Promise<SimilarOpportunity[] | null> {
    if (!text && !opportunityId) throw new Fault('BAD_REQUEST', '"text" or "opportunityId" is needed.');
    if (text && !opportunityId) return this.reader.similar({ id: null, title: text, description: null });
    const opportunity = await this.read.byId(Opportunity, opportunityId);
    if (!opportunity) return null;
    return this.reader.similar(text ? { id: opportunity.id, title: text, description: null } : opportunity);
  }

  @ResolveField(() => Opportunity, { description: 'The similar opportunity.' })
  opportunity(@Parent() { opportunityId }: SimilarOpportunity): Promise<Opportunity | null> {
    return this.read.byId(Opportunity, opportunityId);
  }
}
