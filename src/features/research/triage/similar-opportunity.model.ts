import { ArgsType, Field, HideField, ID, Int, ObjectType } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Prose } from '../../../platform/graphql/validators.ts';

/** The text or the opportunity to compare with; at least one of the two is needed. */
@ArgsType()
export class OpportunitySimilarArgs {
  /** Text to compare with, up to 2,000 characters; null for the texts of `opportunityId`. */
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  text?: string | null;

  /** Existing opportunity to compare with. Its insights are compared too, and it is not listed itself. */
  @Field(() => ID, { nullable: true })
  opportunityId?: string | null;
}

/** An opportunity that is similar to another opportunity or to a text. */
@ObjectType()
@RequiresScope('tree:read')
export class SimilarOpportunity {
  @HideField()
  opportunityId: string;

  /** Similarity, 0 to 1: the greater of the similarities by words and by shared insights. Only 0.3 and above is listed. */
  similarity: number;

  /** Similarity by shared words, 0 to 1; everyday words count for little. */
  byWords: number;

  /** Words that both contain, in the form in which they are compared, the most telling first; at most 30. */
  @Field(() => [String])
  @AtMost(30)
  words: readonly string[];

  /** Number of insights that are evidence of both, among the newest 200 of the given opportunity; 0 for a text. */
  @Field(() => Int)
  sharedInsights: number;

  /** Why it was parked or archived, in a sentence: "Explored before and parked on 2026-03-04 because …"; null otherwise. */
  @Field(() => String, { nullable: true })
  exploredBefore: string | null;

  /** Instant at which it was parked or archived; null if it is neither. */
  @Field(() => Date, { nullable: true })
  laidAsideAt: Date | null;
}

/** Most similar opportunities that are listed. */
export const MOST_SIMILAR = 10;
