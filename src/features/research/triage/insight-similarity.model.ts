import { Field, HideField, ObjectType } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';

/** Most insights that are named as saying the same as one. */
export const MOST_LIKE = 10;

/** An insight that seems to say the same as another. */
@ObjectType()
@RequiresScope('insight:read')
export class LikeInsight {
  @HideField()
  insightId: string;

  /** Share of their words that both say, 0.6 to 1. */
  similarity: number;

  /** Words, in the form in which they are compared, that both say, in the order of the alphabet; at most 30. */
  @Field(() => [String])
  @AtMost(30)
  words: readonly string[];
}
