import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { WalkedConnection } from '../../../platform/paging/connection.model.ts';
import { Interview } from '../interview/interview.model.ts';
import { Account } from '../participant/account.model.ts';
import { Participant } from '../participant/participant.model.ts';
import { InsightArgs } from './insight-args.model.ts';
import { InsightListReader } from './insight-list.reader.ts';
import { Insight, InsightConnection } from './insight.model.ts';

/** Resolves the insights that were heard in an interview. */
@Resolver(() => Interview)
export class InterviewInsightsResolver {
  constructor(private readonly lists: InsightListReader) {}

  @ResolveField(() => InsightConnection, {
    description: 'What was heard in it, first occurrence first; deleted insights only where `statuses` names them.',
  })
  insights(@Parent() { id }: Interview, @Args() args: InsightArgs): Promise<WalkedConnection<Insight>> {
    return this.lists.pageOf('interview', id, args);
  }
}

/** Resolves the insights of a participant. */
@Resolver(() => Participant)
export class ParticipantInsightsResolver {
  constructor(private readonly lists: InsightListReader) {}

  @ResolveField(() => InsightConnection, {
    description:
      'Words and doings of the participant, first occurrence first; those of merged participants among them.',
  })
  insights(@Parent() { id }: Participant, @Args() args: InsightArgs): Promise<WalkedConnection<Insight>> {
    return this.lists.pageOf('participant', id, args);
  }
}

/** Resolves the insights of an account. */
@Resolver(() => Account)
export class AccountInsightsResolver {
  constructor(private readonly lists: InsightListReader) {}

  @ResolveField(() => InsightConnection, {
    description: 'Insights that belong to the account, first occurrence first.',
  })
  insights(@Parent() { id }: Account, @Args() args: InsightArgs): Promise<WalkedConnection<Insight>> {
    return this.lists.pageOf('account', id, args);
  }
}

/** Resolves the interview in which an insight was heard. */
@Resolver(() => Insight)
export class InsightInterviewResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Interview, {
    nullable: true,
    description: 'Interview that it was heard in; null where it was heard elsewhere.',
  })
  interview(@Parent() { interviewId }: Insight): Promise<Interview | null> {
    return this.read.byId(Interview, interviewId);
  }
}
