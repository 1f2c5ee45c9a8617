import { Field, HideField, ObjectType } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';

/** A word of an insight that speaks for an opportunity. */
@ObjectType()
@RequiresScope('insight:read')
export class SuggestionReason {
  /** The word as the insight contains it; in English, other forms of it count as the same. */
  word: string;

  /** How much the word adds to the score because the opportunity or one of its ancestors contains it; 0 if none does. */
  own: number;

  /** How much the word adds to the score because insights linked to the opportunity contain it; 0 before the first link. */
  learnt: number;
}

/** An earlier insight whose link to the opportunity supports a suggestion. */
@ObjectType()
@RequiresScope('insight:read')
export class EarlierLink {
  @HideField()
  insightId: string;

  /** Words that both insights contain, the most telling first; at most 30. */
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

  /** Strength of the suggestion: above 0, without an upper bound; comparable only among suggestions for one insight. */
  score: number;

  /** Words that speak for the opportunity, the most telling first; they add up to the score. */
  @Field(() => [SuggestionReason])
  @AtMost(30)
  reasons: readonly SuggestionReason[];

  /** The same words in the form in which they are compared, in the order of the reasons. */
  @HideField()
  terms: readonly (SuggestionReason & { readonly term: string; readonly weight: number })[];
}

/** Suggestions for an insight, or why there are none. */
export interface Suggestions {
  readonly suggestions: readonly InsightSuggestion[];
  /** Why there are no suggestions; null if there are some. */
  readonly noneReason: string | null;
}

/** Most suggestions for one insight. */
export const MOST_SUGGESTIONS = QUERY_LIMITS.suggestions;
