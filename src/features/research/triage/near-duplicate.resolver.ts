import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, CountsAs, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Insight } from '../insight/insight.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { SimilarInsight, MOST_SIMILAR_INSIGHTS } from './insight-similarity.model.ts';
import { InsightSimilarityReader } from './insight-similarity.reader.ts';
import { InsightSearchArgs, type InsightSearchHit, InsightSearchHitConnection } from './insight-search.model.ts';
import { InsightSearchReader } from './insight-search.reader.ts';
import {
  MOST_SIMILAR,
  SIMILAR_OPPORTUNITIES_COST,
  SimilarOpportunitiesArgs,
  SimilarOpportunity,
} from './similar-opportunity.model.ts';
import { SimilarOpportunityReader } from './similar-opportunity.reader.ts';
import { FIELD_COST } from '../../../domain/field-cost.ts';

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
  @CountsAs(FIELD_COST.insightSearch)
  @RequiresScope('insight:read')
  insightSearch(@Args() args: InsightSearchArgs): Promise<CountedConnection<InsightSearchHit>> {
    return this.search.search(args);
  }

  @ResolveField(() => [SimilarInsight], {
    description: `Near duplicates: insights that say nearly the same in the same words, the most similar first, at most ${MOST_SIMILAR_INSIGHTS}.`,
  })
  @AtMost(MOST_SIMILAR_INSIGHTS)
  @CountsAs(FIELD_COST.similarInsights)
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

/** Answers the opportunities that are similar to one, or to words that are no opportunity yet. */
@Resolver(() => Opportunity)
export class SimilarOpportunitiesResolver {
  constructor(private readonly reader: SimilarOpportunityReader) {}

  @Query(() => [SimilarOpportunity], {
    description: `Opportunities of any tree that are about the same as a text, the most similar first, at most ${MOST_SIMILAR}; parked and archived ones included, with the reason.`,
  })
  @AtMost(MOST_SIMILAR)
  @CountsAs(SIMILAR_OPPORTUNITIES_COST)
  @RequiresScope('tree:read')
  similarOpportunities(@Args() { text }: SimilarOpportunitiesArgs): Promise<SimilarOpportunity[]> {
    return this.reader.similar({ id: null, title: text, description: null });
  }

  @ResolveField(() => [SimilarOpportunity], {
    name: 'similarOpportunities',
    description: `Other opportunities of any tree that are about the same, by their texts and by their insights, the most similar first, at most ${MOST_SIMILAR}; parked and archived ones included, with the reason.`,
  })
  @AtMost(MOST_SIMILAR)
  @CountsAs(SIMILAR_OPPORTUNITIES_COST)
  similarOpportunitiesOf(@Parent() opportunity: Opportunity): Promise<SimilarOpportunity[]> {
    return this.reader.similar(opportunity);
  }
}

/** Answers the opportunity that is similar. */
@Resolver(() => SimilarOpportunity)
export class SimilarOpportunityResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Opportunity, { description: 'The similar opportunity.' })
  opportunity(@Parent() { opportunityId }: SimilarOpportunity): Promise<Opportunity | null> {
    return this.read.byId(Opportunity, opportunityId);
  }
}
