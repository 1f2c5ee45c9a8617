import { Field, HideField, Int, ObjectType } from '@nestjs/graphql';
import { CHOSEN } from '../../../domain/research/chosen.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';

/** Insights of several participants that speak of the same, and of which no opportunity does. */
@ObjectType()
@RequiresScope('insight:read')
export class EmergingNeed {
  /** Words that its insights share, as people wrote them, most common first; at most 5. What an opportunity might be called after. */
  @Field(() => [String])
  @AtMost(CHOSEN.emergingNeed.mostTitleWords)
  words: readonly string[];

  /** Different participants among its insights, at least 3; insights of nobody known count for nobody. */
  @Field(() => Int)
  participants: number;

  @HideField()
  insightIds: readonly string[];
}

/** What emerges from the inbox, and how much of it was looked at. */
@ObjectType()
@RequiresScope('insight:read')
export class EmergingNeeds {
  /** Groups, those of most participants first; at most 10. */
  @Field(() => [EmergingNeed])
  @AtMost(CHOSEN.emergingNeed.mostGroups)
  needs: readonly EmergingNeed[];

  /** Insights of the inbox that were looked at, those that occurred last: at most 500. */
  @Field(() => Int)
  lookedAt: number;

  /** Whether the inbox holds more than were looked at. */
  isPartial: boolean;
}

/** Most insights that are shown of one need. */
export const MOST_MEMBERS = QUERY_LIMITS.members;
