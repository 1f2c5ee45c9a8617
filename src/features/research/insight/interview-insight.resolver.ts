import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { type Connection, PageArgs } from '../../../platform/paging/connection.model.ts';
import { Interview } from '../interview/interview.model.ts';
import { Insight, InsightConnection } from './insight.model.ts';
import { InterviewInsightReader } from './interview-insight.reader.ts';

/** Answers the insights that were heard in an interview. */
@Resolver(() => Interview)
export class InterviewInsightResolver {
  constructor(private readonly reader: InterviewInsightReader) {}

  @ResolveField(() => InsightConnection, {
    description: 'What was heard in it, first received first; deleted insights left out.',
  })
  insights(@Parent() { id }: Interview, @Args() page: PageArgs): Promise<Connection<Insight>> {
    return this.reader.page(id, page);
  }
}

/** Answers the interview in which an insight was heard. */
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
