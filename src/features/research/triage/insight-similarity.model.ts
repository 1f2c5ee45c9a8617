import { Field, HideField, ObjectType } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';

/** Most near duplicates that are shown for one insight. */
export const MOST_SIMILAR_INSIGHTS = 10;

/** An insight that is a near duplicate of another: it says nearly the same in the same words. */
@ObjectType()
@RequiresScope('insight:read')
export class SimilarInsight {
  @HideField()
  insightId: string;

  /** Share of their words that both insights contain, 0.6 to 1. */
  similarity: number;

  /** Words that both insights contain, in the form in which they are compared, in alphabetical order; at most 30. */
  @Field(() => [String])
  @AtMost(30)
  words: readonly string[];
}
