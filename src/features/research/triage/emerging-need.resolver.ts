import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, CountsAs, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Insight } from '../insight/insight.model.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';
import { EmergingNeed, EmergingNeeds, MOST_MEMBERS } from './emerging-need.model.ts';
import { EmergingNeedReader } from './emerging-need.reader.ts';
import { FIELD_COST } from '../../../domain/field-cost.ts';

/** Answers emerging needs. */
@Resolver(() => EmergingNeed)
export class EmergingNeedResolver {
  constructor(
    private readonly reader: EmergingNeedReader,
    private readonly read: RowReader,
  ) {}

  @Query(() => EmergingNeeds, {
    description: `Needs that three or more participants in the inbox speak of and that no opportunity covers: insights without a suggestion, grouped by shared words. Only the ${QUERY_LIMITS.waiting} latest insights are examined.`,
  })
  @CountsAs(FIELD_COST.emergingNeeds)
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
