import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { MeanProgress } from '../../domain/key-result/mean-progress.ts';
import type { Pace } from '../../domain/key-result/pace.ts';
import type { Progress } from '../../domain/key-result/progress.ts';
import { AtMost, Needs } from '../../platform/access/needs.ts';

/** How far a key result has come, by its check-ins that were not corrected. */
@ObjectType()
@Needs('okr:read')
export class KeyResultProgress implements Progress {
  /** (latest − initial) ÷ (goal − initial): below 0 or above 1 where it went back or past. Null for what is to be kept, and without a check-in. */
  @Field(() => Float, { nullable: true })
  raw: number | null;

  /** The same share, held between 0 and 1. */
  @Field(() => Float, { nullable: true })
  clamped: number | null;

  /** Whether the latest value is where it shall stay; null for what is to be reached, and without a check-in. */
  @Field(() => Boolean, { nullable: true })
  inBand: boolean | null;

  /** Share, 0 to 1, of the days with a check-in that ended where it shall stay; null for what is to be reached, and without a check-in. */
  @Field(() => Float, { nullable: true })
  shareInBand: number | null;

  /** Value observed last, in the metric's unit; null without a check-in. */
  @Field(() => Float, { nullable: true })
  latest: number | null;

  /** The arithmetic in words, one step a line. */
  @Field(() => [String])
  @AtMost(2)
  steps: readonly string[];
}

/** Where a key result would be today, were it to move evenly over its cycle. */
@ObjectType()
@Needs('okr:read')
export class KeyResultPace implements Pace {
  /** Share of the cycle that is gone, 0 to 1: the progress expected by now. */
  @Field(() => Float)
  share: number;

  /** Days of the cycle gone in the workspace's time zone, today included; 0 before it begins. */
  @Field(() => Int)
  elapsedDays: number;

  /** Days of the cycle. */
  @Field(() => Int)
  days: number;

  /** Raw progress − share, negative when behind; null while there is no progress. */
  @Field(() => Float, { nullable: true })
  aheadBy: number | null;

  /** The arithmetic in words, one step a line. */
  @Field(() => [String])
  @AtMost(2)
  steps: readonly string[];
}

/** How far an objective has come, as far as its key results say. */
@ObjectType()
@Needs('okr:read')
export class ObjectiveProgress implements MeanProgress {
  /** Plain mean of the clamped progress of its key results, 0 to 1; null while none of them has any. */
  @Field(() => Float, { nullable: true })
  mean: number | null;

  /** Key results that count: those that have progress. What is to be kept, or has no check-in yet, does not. */
  @Field(() => Int)
  counted: number;

  /** The arithmetic in words, one step a line. */
  @Field(() => [String])
  @AtMost(2)
  steps: readonly string[];
}
