import { Field, HideField, Int, ObjectType } from '@nestjs/graphql';
import { CHOSEN } from '../../../domain/research/chosen.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';

/** Insights of several participants that speak of the same need, which no opportunity covers. */
@ObjectType()
@RequiresScope('insight:read')
export class EmergingNeed {
  /** Words that its insights share, as people wrote them, the most common first; at most 5. They suggest a title for an opportunity. */
  @Field(() => [String])
  @AtMost(CHOSEN.emergingNeed.mostTitleWords)
  words: readonly string[];

  /** Number of different participants of its insights, at least 3; insights without a known participant do not count. */
  @Field(() => Int)
  participants: number;

  @HideField()
  insightIds: readonly string[];
}

/** Emerging needs of the inbox, and how much of it was examined. */
@ObjectType()
@RequiresScope('insight:read')
export class EmergingNeeds {
  /** The needs, those of most participants first; at most 10. */
  @Field(() => [EmergingNeed])
  @AtMost(CHOSEN.emergingNeed.mostGroups)
  needs: readonly EmergingNeed[];

  /** Number of insights of the inbox that were examined, the latest ones: at most 500. */
  @Field(() => Int)
  lookedAt: number;

  /** Whether the inbox may contain more insights than were examined. */
  isPartial: boolean;
}

/** Most insights that are shown for one need. */
export const MOST_MEMBERS = QUERY_LIMITS.members;
