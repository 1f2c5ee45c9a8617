import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CountsAs, AtMost } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Insight } from '../insight/insight.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';
import { InsightSuggestion, MOST_SUGGESTIONS, EarlierLink } from './suggestion.model.ts';
import { SuggestionReader } from './suggestion.reader.ts';
import { SuggestionEvidenceReader } from './suggestion-evidence.reader.ts';
import { FIELD_COST } from '../../../domain/field-cost.ts';

/** Answers to which opportunities an insight may belong. */
@Resolver(() => Insight)
export class TriageResolver {
  constructor(private readonly reader: SuggestionReader) {}

  @ResolveField(() => [InsightSuggestion], {
    description: `Opportunities that the insight may be evidence of, best first, at most ${MOST_SUGGESTIONS}: by shared words and by the links of earlier insights. Empty if too little speaks for any. Only the ${QUERY_LIMITS.opportunities} newest opportunities are considered.`,
  })
  @AtMost(MOST_SUGGESTIONS)
  @CountsAs(FIELD_COST.suggestions)
  async suggestions(@Parent() insight: Insight): Promise<readonly InsightSuggestion[]> {
    return (await this.reader.of(insight)).suggestions;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Why no opportunity is suggested, in a sentence; null if one is.',
  })
  async noSuggestionReason(@Parent() insight: Insight): Promise<string | null> {
    return (await this.reader.of(insight)).noneReason;
  }
}

/** Answers the opportunity of a suggestion, and the earlier insights that support it. */
@Resolver(() => InsightSuggestion)
export class InsightSuggestionResolver {
  constructor(
    private readonly read: RowReader,
    private readonly evidence: SuggestionEvidenceReader,
  ) {}

  @ResolveField(() => Opportunity, { description: 'The suggested opportunity; it may be parked.' })
  opportunity(@Parent() { opportunityId }: InsightSuggestion): Promise<Opportunity | null> {
    return this.read.byId(Opportunity, opportunityId);
  }

  @ResolveField(() => [EarlierLink], {
    description: `Earlier insights whose links support the suggestion, strongest first, at most ${QUERY_LIMITS.shownTraining}; empty if no link does.`,
  })
  @AtMost(QUERY_LIMITS.shownTraining)
  earlierLinks(@Parent() suggestion: InsightSuggestion): Promise<EarlierLink[]> {
    return this.evidence.of(suggestion);
  }
}

/** Answers the earlier insight that supports a suggestion. */
@Resolver(() => EarlierLink)
export class EarlierLinkResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Insight, { description: 'The earlier insight.' })
  insight(@Parent() { insightId }: EarlierLink): Promise<Insight | null> {
    return this.read.byId(Insight, insightId);
  }
}
