import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { ClockStore } from '../../../platform/ingestion/clock.store.ts';
import type { WalkedConnection } from '../../../platform/paging/connection.model.ts';
import { EvidenceReader, MOST_EVIDENCE_SHOWN } from '../evidence/evidence.reader.ts';
import { Evidence } from '../evidence/evidence.model.ts';
import { Account } from '../participant/account.model.ts';
import { Participant } from '../participant/participant.model.ts';
import { InsightArgs } from './insight-args.model.ts';
import { MOST_QUOTES } from './insight-ingest.model.ts';
import { Insight, INSIGHT_CLOCK, InsightConnection } from './insight.model.ts';
import { InsightListReader } from './insight-list.reader.ts';
import { Quote } from './quote.model.ts';
import { QuoteReader } from './quote.reader.ts';

/** Answers insights and what belongs to them. */
@Resolver(() => Insight)
export class InsightResolver {
  constructor(
    private readonly lists: InsightListReader,
    private readonly quoted: QuoteReader,
    private readonly evidence: EvidenceReader,
    private readonly read: RowReader,
    private readonly clocks: ClockStore,
  ) {}

  @Query(() => InsightConnection, {
    description:
      'Insights, latest occurrence first unless `orderBy` says otherwise. The inbox are those of the status INBOX; each has `suggestions`, or else `noSuggestionReason`.',
  })
  @RequiresScope('insight:read')
  insights(@Args() args: InsightArgs): Promise<WalkedConnection<Insight>> {
    return this.lists.page(args);
  }

  @ResolveField(() => Date, {
    nullable: true,
    description:
      'Latest instant that its system has stated for it, UTC, whether or not it said anything new then; of the arrival where the system stated none.',
  })
  sourceUpdatedAt(@Parent() { id }: Insight): Promise<Date | null> {
    return this.clocks.ofOne(INSIGHT_CLOCK, id);
  }

  @ResolveField(() => [Quote], { description: 'Words that were said, in their order; withdrawn ones left out.' })
  @AtMost(MOST_QUOTES)
  quotes(@Parent() { id }: Insight): Promise<Quote[]> {
    return this.quoted.quotesOf(id);
  }

  @ResolveField(() => Participant, {
    nullable: true,
    description: 'Participant whose words or doings these are; null if not stated.',
  })
  participant(@Parent() { participantId }: Insight): Promise<Participant | null> {
    return this.read.byId(Participant, participantId);
  }

  @ResolveField(() => Account, { nullable: true, description: 'Account that it belongs to; null if not stated.' })
  account(@Parent() { accountId }: Insight): Promise<Account | null> {
    return this.read.byId(Account, accountId);
  }

  @ResolveField(() => Insight, {
    nullable: true,
    description: 'The insight that says the same; null unless it is a duplicate.',
  })
  duplicateOf(@Parent() { duplicateOfId }: Insight): Promise<Insight | null> {
    return this.read.byId(Insight, duplicateOfId);
  }

  @ResolveField(() => [Evidence], {
    description: 'What it is evidence of, first linked first, taken back or not; the first 100.',
  })
  @AtMost(MOST_EVIDENCE_SHOWN)
  evidenceOf(@Parent() { id }: Insight): Promise<Evidence[]> {
    return this.evidence.ofInsight(id);
  }
}

/** Answers which insight a piece of evidence rests on. */
@Resolver(() => Evidence)
export class EvidenceInsightResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Insight, { description: 'Insight that it rests on.' })
  insight(@Parent() { insightId }: Evidence): Promise<Insight | null> {
    return this.read.byId(Insight, insightId);
  }

  @ResolveField(() => Quote, {
    nullable: true,
    description: 'Quote of the insight that it rests on; null when it rests on the insight as a whole.',
  })
  quote(@Parent() { quoteId }: Evidence): Promise<Quote | null> {
    return this.read.byId(Quote, quoteId);
  }
}
