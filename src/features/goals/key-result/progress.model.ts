import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { GRADE_BANDS, type Grade, type GradeBand } from '../../../domain/goals/key-result/grade.ts';
import type { MeanProgress } from '../../../domain/goals/key-result/mean-progress.ts';
import { PACE_STANDINGS, type Pace, type PaceStanding } from '../../../domain/goals/key-result/pace.ts';
import type { Progress } from '../../../domain/goals/key-result/progress.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

const READING_SOURCES = {
  CHECK_IN: 'A check-in of the key result.',
  METRIC_READING: 'A reading of its metric, observed within the cycle and after the last check-in.',
} as const;
/** Where a value of a key result comes from. */
export type ReadingSource = keyof typeof READING_SOURCES;
/** Where a value comes from, as an enum. */
export const ReadingSourceEnum = registerEnum(
  'KeyResultReadingSource',
  'Where a value of a key result comes from.',
  READING_SOURCES,
);
const PaceStandingEnum = registerEnum(
  'PaceStanding',
  'How the progress of a key result compares with the pace expected by now.',
  PACE_STANDINGS,
);
const GradeBandEnum = registerEnum('GradeBand', "How a grade reads by the objective's ambition.", GRADE_BANDS);

/** Progress of a key result, by its check-ins that were not corrected and, where none is newer, by its metric's readings within the cycle. */
@ObjectType()
@RequiresScope('okr:read')
export class KeyResultProgress implements Progress {
  /** (latest − initial) ÷ (goal − initial): below 0 behind the start and above 1 past the goal. Null for a target to keep, and without a reading. */
  @Field(() => Float, { nullable: true })
  raw: number | null;

  /** `raw`, limited to the range 0 to 1. */
  @Field(() => Float, { nullable: true })
  clamped: number | null;

  /** Whether the latest value is within the target's bounds; null for a target to reach, and without a reading. */
  @Field(() => Boolean, { nullable: true })
  inBand: boolean | null;

  /** Share, 0 to 1, of the days with a reading whose last one is within the target's bounds; null for a target to reach, and without a reading. */
  @Field(() => Float, { nullable: true })
  shareInBand: number | null;

  /** Value observed last, in the metric's unit; null without a reading. */
  @Field(() => Float, { nullable: true })
  latest: number | null;

  /** Where that value comes from; null without one. */
  @Field(() => ReadingSourceEnum, { nullable: true })
  source: ReadingSource | null;

  /** Instant for which that value holds, UTC; null without one. */
  @Field(() => Date, { nullable: true })
  observedAt: Date | null;

  /** The arithmetic in words, one step a line. */
  @Field(() => [String])
  @AtMost(2)
  steps: readonly string[];
}

/** Progress expected of a key result by today, by the shape of its pace. */
@ObjectType()
@RequiresScope('okr:read')
export class KeyResultPace implements Pace {
  /** Progress expected by now, 0 to 1. LINEAR: the share of the cycle that has passed; BY_DATE: 0 before its last day, 1 from then on. */
  @Field(() => Float)
  share: number;

  /** Days of the cycle that have passed in the workspace's time zone, today included; 0 before it begins. */
  @Field(() => Int)
  elapsedDays: number;

  /** Length of the cycle, in days. */
  @Field(() => Int)
  days: number;

  /** Raw progress − share, negative when behind; null while there is no progress, or none is due. */
  @Field(() => Float, { nullable: true })
  aheadBy: number | null;

  /** How the progress compares with the expected one, in one word. */
  @Field(() => PaceStandingEnum)
  standing: PaceStanding;

  /** The arithmetic in words, one step a line. */
  @Field(() => [String])
  @AtMost(2)
  steps: readonly string[];
}

/** Mean progress of an objective's key results. */
@ObjectType()
@RequiresScope('okr:read')
export class ObjectiveProgress implements MeanProgress {
  /** Plain mean of the clamped progress of its key results, 0 to 1; null while none of them has progress. */
  @Field(() => Float, { nullable: true })
  mean: number | null;

  /** Number of key results that have progress. Targets to keep, and key results without a value yet, do not count. */
  @Field(() => Int)
  counted: number;

  /** The arithmetic in words, one step a line. */
  @Field(() => [String])
  @AtMost(2)
  steps: readonly string[];
}

/** How far a key result or an objective was met, 0.0 to 1.0, and how that reads by the objective's ambition. */
@ObjectType()
@RequiresScope('okr:read')
export class OkrGrade implements Grade {
  /** The grade, 0 to 1; null while there is no reading. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** How the grade reads; null without one. */
  @Field(() => GradeBandEnum, { nullable: true })
  band: GradeBand | null;

  /** Whether the cycle is over; until then the grade is provisional. */
  isFinal: boolean;

  /** The arithmetic in words, one step a line. */
  @Field(() => [String])
  @AtMost(3)
  steps: readonly string[];
}
