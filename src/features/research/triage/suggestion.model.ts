import { Field, HideField, ObjectType } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';

/** A word of an insight that speaks for an opportunity. */
@ObjectType()
@RequiresScope('insight:read')
export class SuggestionReason {
  /** The word as it stands in the insight; other forms of it count as the same where it is English. */
  word: string;

  /** How much it adds to the score because the opportunity, or what is above it, says it; 0 when they do not. */
  own: number;

  /** How much it adds to the score because insights that are linked to the opportunity say it; 0 before the first link. */
  learnt: number;
}

/** An earlier insight whose link speaks for a suggestion. */
@ObjectType()
@RequiresScope('insight:read')
export class SuggestionTeacher {
  @HideField()
  insightId: string;

  /** Words that both insights say, most telling first; at most 30. */
  @Field(() => [String])
  @AtMost(30)
  words: readonly string[];
}

/** An opportunity that an insight may be evidence of, and why. */
@ObjectType()
@RequiresScope('insight:read')
export class InsightSuggestion {
  @HideField()
  insightId: string;

  @HideField()
  opportunityId: string;

  /** How much speaks for it: comparable among suggestions for one insight, above 0, without an upper bound. */
  score: number;

  /** Words that speak for it, most telling first; they add up to the score. */
  @Field(() => [SuggestionReason])
  @AtMost(30)
  reasons: readonly SuggestionReason[];

  /** The same words as they are compared, in the order of the reasons. */
  @HideField()
  terms: readonly (SuggestionReason & { readonly term: string; readonly weight: number })[];
}

/** What can be said of where an insight belongs. */
export interface Suggestions {
  readonly suggestions: readonly InsightSuggestion[];
  /** Why there are none; null where there are. */
  readonly noneBecause: string | null;
}

/** Most suggestions for one insight. */
export const MOST_SUGGESTIONS = QUERY_LIMITS.suggestions;
