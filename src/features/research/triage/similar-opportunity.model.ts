import { ArgsType, Field, HideField, ID, Int, ObjectType } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Prose } from '../../../platform/graphql/validators.ts';

/** To what alike opportunities are sought: one of the two at least. */
@ArgsType()
export class OpportunitySimilarArgs {
  /** What an opportunity would say, up to 2,000 characters; null to go by what the one named says. */
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  text?: string | null;

  /** An opportunity that is there, which is not named as like itself; its insights are compared, too. */
  @Field(() => ID, { nullable: true })
  opportunityId?: string | null;
}

/** An opportunity that seems to be about the same. */
@ObjectType()
@RequiresScope('tree:read')
export class SimilarOpportunity {
  @HideField()
  opportunityId: string;

  /** How alike they are, 0 to 1: by words or by shared insights, whichever is more. Shown from 0.3 on. */
  similarity: number;

  /** How far they share words, 0 to 1; everyday words count for little. */
  byWords: number;

  /** Words, in the form in which they are compared, that both say, most telling first; at most 30. */
  @Field(() => [String])
  @AtMost(30)
  words: readonly string[];

  /** Insights that are evidence of both, among the latest 500 of the one that was asked for; 0 when asked for a text. */
  @Field(() => Int)
  sharedInsights: number;

  /** What became of it, in a sentence, where it was parked or archived: "Explored before and parked on 2026-03-04 because …"; null otherwise. */
  @Field(() => String, { nullable: true })
  exploredBefore: string | null;

  /** Instant since which it is parked or archived; null where it is neither. */
  @Field(() => Date, { nullable: true })
  laidAsideAt: Date | null;
}

/** Most opportunities that are named as alike. */
export const MOST_SIMILAR = 10;
