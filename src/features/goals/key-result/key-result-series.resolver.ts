import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PACES } from '../../../domain/goals/key-result/pace.ts';
import { progress } from '../../../domain/goals/key-result/progress.ts';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Cycle } from '../cycle/cycle.model.ts';
import { MOST_BUCKETS } from '../../context/metric/metric-series.model.ts';
import { MetricSeriesReader } from '../../context/metric/metric-series.reader.ts';
import { CheckIn } from './check-in.model.ts';
import { CheckInReader } from './check-in.reader.ts';
import { KeyResultReadingReader } from './key-result-reading.reader.ts';
import {
  KeyResultBucket,
  KeyResultConfidence,
  KeyResultSeriesArgs,
  MOST_CONFIDENCES,
} from './key-result-series.model.ts';
import { KeyResult, targetOf } from './key-result.model.ts';
import { Objective } from './objective.model.ts';

/** Answers the course of key results over time. */
@Resolver(() => KeyResult)
export class KeyResultSeriesResolver {
  constructor(
    private readonly read: RowReader,
    private readonly calendar: CalendarReader,
    private readonly series: MetricSeriesReader,
    private readonly readings: KeyResultReadingReader,
    private readonly checkIns: CheckInReader,
  ) {}

  @ResolveField(() => [KeyResultBucket], {
    description:
      'Progress at the end of every day, week, month or quarter, in order, including those without a reading. At most 400.',
  })
  @AtMost(MOST_BUCKETS)
  async progressSeries(@Parent() keyResult: KeyResult, @Args() args: KeyResultSeriesArgs): Promise<KeyResultBucket[]> {
    const objective = await this.read.byId(Objective, keyResult.objectiveId);
    const cycle = await this.read.byId(Cycle, objective?.cycleId);
    const today = await this.calendar.today();
    const days = await this.calendar.figureDaysOf(args);
    const first = days.first ?? cycle?.startsOn ?? today;
    const present = cycle && cycle.endsOn < today ? cycle.endsOn : today;
    // A cycle that has not begun shows its first stretch alone.
    const last = days.last ?? (present < first ? first : present);
    const readings = await this.readings.readings(keyResult.id);
    const confidences = (await this.checkIns.counted(keyResult.id)).filter(({ confidence }) => confidence !== null);
    const shape = keyResult.paceShape;
    return (await this.series.stretches({ first, last }, args.interval)).map(({ startsOn, endsOn }) => {
      const within = ({ observedOn }: { observedOn: string }) => observedOn >= startsOn && observedOn <= endsOn;
      const reading = readings.findLast(within);
      const { raw, clamped, inBand } = progress(targetOf(keyResult), reading ? [reading] : []);
      return {
        startsOn,
        endsOn,
        raw,
        clamped,
        inBand,
        value: reading?.value ?? null,
        source: reading?.source ?? null,
        expected: cycle && shape !== 'NONE' ? PACES[shape](cycle, endsOn, null).share : null,
        confidence: confidences.findLast(within)?.confidence ?? null,
      };
    });
  }

  @ResolveField(() => [KeyResultConfidence], {
    description:
      'Confidence in meeting the key result, from the check-ins that count and state it: the latest 104 at most, oldest first.',
  })
  @AtMost(MOST_CONFIDENCES)
  async confidenceHistory(@Parent() { id }: KeyResult): Promise<KeyResultConfidence[]> {
    return (await this.checkIns.counted(id))
      .flatMap(({ id: checkInId, observedAt, confidence, comment }) =>
        confidence === null ? [] : [{ checkInId, observedAt, confidence, comment }],
      )
      .slice(-MOST_CONFIDENCES);
  }
}

/** Answers the check-in that states a confidence. */
@Resolver(() => KeyResultConfidence)
export class KeyResultConfidenceResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => CheckIn, { description: 'Check-in that states the confidence.' })
  checkIn(@Parent() { checkInId }: KeyResultConfidence): Promise<CheckIn | null> {
    return this.read.byId(CheckIn, checkInId);
  }
}
