import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { GRADE_BANDS, type Grade, type GradeBand, type ReadDays } from '../../../domain/goals/key-result/grade.ts';
import type { MeanProgress } from '../../../domain/goals/key-result/mean-progress.ts';
import { PACE_STANDINGS, type Pace, type PaceStanding } from '../../../domain/goals/key-result/pace.ts';
import type { Progress } from '../../../domain/goals/key-result/progress.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';
import { KeyResult } from './key-result.model.ts';
import { MOST_KEY_RESULTS } from './objective.model.ts';

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

/** Progress of a key result, by its check-ins that were not corrected and, where none is newer, by its metric's readings within the cycle. Once the cycle is over, only what was observed within it counts, and only what arrived before its figures were final. */
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

  /** Day for which that value holds, in the workspace; null without one. */
  @Field(() => CalendarDate, { nullable: true })
  latestOn: string | null;

  /** Days from that day to today, or to the last day of the cycle once that is past, 0 or more; null without a value. */
  @Field(() => Int, { nullable: true })
  ageDays: number | null;

  /** Number of days with a reading or check-in that counts. */
  @Field(() => Int)
  daysRead: number;

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

  /** Raw progress − share, to a tenth of a percent, negative when behind; null while there is no progress, or none is due. */
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
  /** Plain mean of the clamped progress of its key results, 0 to 1, to a tenth of a percent; null while none of them has progress. */
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

/** How far something was met, 0.0 to 1.0, and how that reads by the objective's ambition. */
@ObjectType({ isAbstract: true })
abstract class OkrGrade implements Grade {
  /** The grade, 0 to 1, rounded to a tenth of a percent as `steps` and `band` have it; null while there is no reading. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** How the grade reads; null without one. */
  @Field(() => GradeBandEnum, { nullable: true })
  band: GradeBand | null;

  /** Whether the grade is final: the cycle is over, and what arrives from now on changes nothing (`Cycle.finalAt`). Until then it is provisional. */
  isFinal: boolean;

  /** The arithmetic in words, one step a line. */
  @Field(() => [String])
  @AtMost(4)
  steps: readonly string[];
}

/** How far a key result was met, 0.0 to 1.0, how that reads by the objective's ambition, and how much of it was read. */
@ObjectType()
@RequiresScope('okr:read')
export class KeyResultGrade extends OkrGrade implements ReadDays {
  /** Number of days of the cycle with a reading or check-in that counts. */
  @Field(() => Int)
  daysRead: number;

  /** Days of the cycle so far, today included; all of them once it is over. */
  @Field(() => Int)
  days: number;

  /** Share of these days that have a reading, 0 to 1, to a tenth of a percent; null before the cycle begins. */
  @Field(() => Float, { nullable: true })
  shareOfDaysRead: number | null;

  /** Whether the grade rests on hardly any reading: the target is one to keep, and its readings speak for less than half of the days, each for as many as the metric's rhythm has, or seven. Such a grade is never GREEN. */
  isHardlyRead: boolean;
}

/** How far an objective was met, 0.0 to 1.0, and how that reads by its ambition: the mean of its key results' grades. Those that were never read count 0 once the cycle is over, and not before. */
@ObjectType()
@RequiresScope('okr:read')
export class ObjectiveGrade extends OkrGrade {
  /** Its key results of which nothing was read that counts, oldest first, at most 50. */
  @Field(() => [KeyResult])
  @AtMost(MOST_KEY_RESULTS)
  neverRead: readonly KeyResult[];
}
