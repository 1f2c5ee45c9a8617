import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { Connection } from '../../../platform/paging/connection.model.ts';
import { Insight, InsightConnection } from '../insight/insight.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';
import { InsightInboxArgs } from './insight-inbox.model.ts';
import { InsightInboxReader } from './insight-inbox.reader.ts';
import { InsightSuggestion, MOST_SUGGESTIONS, SuggestionTeacher } from './suggestion.model.ts';
import { SuggestionReader } from './suggestion.reader.ts';
import { SuggestionEvidenceReader } from './suggestion-evidence.reader.ts';

/** Answers what waits for a decision, and where it may belong. */
@Resolver(() => Insight)
export class TriageResolver {
  constructor(
    private readonly inbox: InsightInboxReader,
    private readonly reader: SuggestionReader,
  ) {}

  @Query(() => InsightConnection, {
    description:
      'Insights that nobody has linked or put aside. Ask each for its `suggestions`, or for `noSuggestionBecause`.',
  })
  @RequiresScope('insight:read')
  insightInbox(@Args() args: InsightInboxArgs): Promise<Connection<Insight>> {
    return this.inbox.page(args);
  }

  @ResolveField(() => [InsightSuggestion], {
    description: `Opportunities that it may be evidence of, best first, at most ${MOST_SUGGESTIONS}: by shared words and by what links of earlier insights have taught. Empty where too little speaks for any. Among the ${QUERY_LIMITS.opportunities} opportunities made last.`,
  })
  @AtMost(MOST_SUGGESTIONS)
  async suggestions(@Parent() insight: Insight): Promise<readonly InsightSuggestion[]> {
    return (await this.reader.of(insight)).suggestions;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Why no opportunity is suggested, in a sentence; null where one is.',
  })
  async noSuggestionBecause(@Parent() insight: Insight): Promise<string | null> {
    return (await this.reader.of(insight)).noneBecause;
  }
}

/** Answers what is suggested, and who taught it. */
@Resolver(() => InsightSuggestion)
export class InsightSuggestionResolver {
  constructor(
    private readonly read: RowReader,
    private readonly teachers: SuggestionEvidenceReader,
  ) {}

  @ResolveField(() => Opportunity, { description: 'The opportunity that is suggested; parked ones are, too.' })
  opportunity(@Parent() { opportunityId }: InsightSuggestion): Promise<Opportunity | null> {
    return this.read.byId(Opportunity, opportunityId);
  }

  @ResolveField(() => [SuggestionTeacher], {
    description: `Earlier insights whose links speak for it, strongest first, at most ${QUERY_LIMITS.teachers}; empty where nothing was learnt.`,
  })
  @AtMost(QUERY_LIMITS.teachers)
  learntFrom(@Parent() suggestion: InsightSuggestion): Promise<SuggestionTeacher[]> {
    return this.teachers.of(suggestion);
  }
}

/** Answers which insight taught. */
@Resolver(() => SuggestionTeacher)
export class SuggestionTeacherResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Insight, { description: 'The earlier insight.' })
  insight(@Parent() { insightId }: SuggestionTeacher): Promise<Insight | null> {
    return this.read.byId(Insight, insightId);
  }
}
