import { ArgsType, Field, HideField, Int, ObjectType } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Text } from '../../../platform/graphql/validators.ts';

/** Fields that the similar opportunities count as. Measured: the postings of all words are summed, as long as some 500 fields in a small workspace. */
export const SIMILAR_OPPORTUNITIES_COST = 1_000;

/** The words to compare with. */
@ArgsType()
export class SimilarOpportunitiesArgs {
  /** Text to compare with, 1 to 2,000 characters. */
  @Field(() => String)
  @Text({ max: 2_000, lines: true })
  text: string;
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
