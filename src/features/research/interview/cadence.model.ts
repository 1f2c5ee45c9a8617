import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { CHOSEN } from '../../../domain/research/chosen.ts';
import type { Cadence, CadenceWeek } from '../../../domain/research/interview/cadence.ts';
import type { LoopTime, Throughput } from '../../../domain/research/interview/throughput.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { FilterIds } from '../../../platform/graphql/validators.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';

/** Whose figures, and of which time. */
@ArgsType()
export class CadenceArgs {
  /** Only those of these teams, taken together, at most 100; null sets no such limit. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Beginning of the time, included: its day in the workspace's time zone lies in the first week. If left out, 26 weeks up to `to`. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** End of the time, excluded; at most 160 weeks after `from`. If left out, the end of today in the workspace. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;
}

/** Touchpoints of one week, which begins on the workspace's `weekStart`. */
@ObjectType()
@RequiresScope('insight:read')
export class TouchpointWeek implements CadenceWeek {
  /** Name of the week by ISO 8601, such as "2026-W01"; null where the workspace's weeks do not begin on Monday, as ISO's do. */
  @Field(() => String, { nullable: true })
  week: string | null;

  /** Its first day, in the workspace's time zone. */
  @Field(() => CalendarDate)
  startsOn: string;

  /** Its last day, which is part of it. */
  @Field(() => CalendarDate)
  endsOn: string;

  /** Whether all of it has gone by. */
  isFinished: boolean;

  /** Sessions that took place with a member of the team present. */
  @Field(() => Int)
  touchpoints: number;

  /** Those of them with the whole trio: product, design and engineering. */
  @Field(() => Int)
  withTrio: number;

  /** Those of them with a person from engineering present. */
  @Field(() => Int)
  withEngineer: number;
}

/** How often people of teams talk to customers and users: interviews, observations and usability sessions that took place with one of them present, and nothing else. */
@ObjectType()
@RequiresScope('insight:read')
export class DiscoveryCadence implements Cadence {
  /** Every week of the time, those without a touchpoint too. */
  @Field(() => [TouchpointWeek])
  @AtMost(CHOSEN.cadence.mostWeeks)
  weeks: readonly TouchpointWeek[];

  /** Finished weeks in a row with a touchpoint, up to the last finished one, also those before the time shown. */
  @Field(() => Int)
  streakWeeks: number;

  /** Day of the last touchpoint; null where there was none. */
  @Field(() => CalendarDate, { nullable: true })
  lastOn: string | null;

  /** Days between the last touchpoint and the end of the time, or today; null where there was none. */
  @Field(() => Int, { nullable: true })
  daysSinceLast: number | null;
}

/** Experiments that were concluded in one week, which begins on the workspace's `weekStart`. */
@ObjectType()
@RequiresScope('insight:read')
export class ExperimentWeek {
  /** Name of the week by ISO 8601, such as "2026-W01"; null where the workspace's weeks do not begin on Monday, as ISO's do. */
  @Field(() => String, { nullable: true })
  week: string | null;

  /** Its first day, in the workspace's time zone. */
  @Field(() => CalendarDate)
  startsOn: string;

  /** Its last day, which is part of it. */
  @Field(() => CalendarDate)
  endsOn: string;

  /** Experiments that were concluded in it. */
  @Field(() => Int)
  experiments: number;
}

/** Stretches of a learning loop, in their order. */
export const LOOP_STEPS = {
  INSIGHT_TO_TARGET: 'From the first insight that counts for the opportunity until it was made the target.',
  TARGET_TO_TEST: 'From then until the first test of the solution was concluded.',
  TEST_TO_DECISION: 'From then until the solution was first chosen or discarded.',
  DECISION_TO_SETTLED: 'From then until what it was to move was settled by a verdict.',
} as const;
const LearningLoopStepEnum = registerEnum('LearningLoopStep', 'One stretch of a learning loop.', LOOP_STEPS);

/** How long one stretch of learning loops took. */
@ObjectType()
@RequiresScope('insight:read')
export class LearningLoopTime implements LoopTime {
  /** Which stretch; null for the whole loop. */
  @Field(() => LearningLoopStepEnum, { nullable: true })
  step: keyof typeof LOOP_STEPS | null;

  /** Days that half of them took no more than; null below five. */
  @Field(() => Float, { nullable: true })
  medianDays: number | null;

  /** Solutions of which the records tell both ends. */
  @Field(() => Int)
  n: number;
}

/** What discovery brought about. Figures of teams, never of persons; there is no right value. */
@ObjectType()
@RequiresScope('insight:read')
export class DiscoveryThroughput implements Omit<Throughput, 'steps' | 'loop'> {
  /** Every week of the time, those without an experiment too. */
  @Field(() => [ExperimentWeek])
  @AtMost(CHOSEN.cadence.mostWeeks)
  weeks: readonly ExperimentWeek[];

  /** Solutions that were chosen (building or shipped) or discarded for the first time within the time; archived ones, and those below archived ones, are left out. */
  @Field(() => Int)
  decided: number;

  /** Those of them that were discarded. */
  @Field(() => Int)
  discarded: number;

  /** Share of the decided that were discarded, 0 to 1; null where none was decided. */
  @Field(() => Float, { nullable: true })
  discardedShare: number | null;

  /** Those of the decided that had no test concluded by then: how long they waited for one is in no stretch. */
  @Field(() => Int)
  untested: number;

  /** Share of the decided that had none, 0 to 1; null where none was decided. */
  @Field(() => Float, { nullable: true })
  untestedShare: number | null;

  /** How long each stretch of the loop took, of the solutions decided; one whose records lack an end is left out. */
  @Field(() => [LearningLoopTime])
  @AtMost(4)
  steps: readonly LearningLoopTime[];

  /** How long the whole loop took, from insight to verdict, of the solutions decided. */
  @Field(() => LearningLoopTime)
  loop: LearningLoopTime;
}
