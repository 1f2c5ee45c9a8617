import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Insight } from '../insight/insight.model.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';
import { EmergingNeed, EmergingNeeds, MOST_MEMBERS } from './emerging-need.model.ts';
import { EmergingNeedReader } from './emerging-need.reader.ts';

/** Answers what emerges. */
@Resolver(() => EmergingNeed)
export class EmergingNeedResolver {
  constructor(
    private readonly reader: EmergingNeedReader,
    private readonly read: RowReader,
  ) {}

  @Query(() => EmergingNeeds, {
    description: `What three or more participants speak of in the inbox and no opportunity does: insights for which nothing is suggested, gathered by the words they share. Looks at the ${QUERY_LIMITS.waiting} insights that occurred last.`,
  })
  @RequiresScope('insight:read')
  emergingNeeds(): Promise<EmergingNeeds> {
    return this.reader.find();
  }

  @ResolveField(() => [Insight], { description: `Its insights, at most ${MOST_MEMBERS}.` })
  @AtMost(MOST_MEMBERS)
  async insights(@Parent() { insightIds }: EmergingNeed): Promise<Insight[]> {
    const found = await Promise.all(insightIds.map((id) => this.read.byId(Insight, id)));
    return found.filter((each) => each !== null);
  }
}
