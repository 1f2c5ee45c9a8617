import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { gradeOf, isMet } from '../../../domain/goals/key-result/grade.ts';
import { type Pace, PACES } from '../../../domain/goals/key-result/pace.ts';
import { progress } from '../../../domain/goals/key-result/progress.ts';
import { cycleStatus } from '../../../domain/goals/key-result/cycle-status.ts';
import type { Target } from '../../../domain/goals/key-result/target.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { type Connection, PageArgs } from '../../../platform/paging/connection.model.ts';
import { Cycle } from '../cycle/cycle.model.ts';
import { Metric } from '../../context/metric/metric.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { CheckIn, CheckInConnection } from './check-in.model.ts';
import { CheckInReader } from './check-in.reader.ts';
import { KeyResultLink, MOST_LINKS_OF_KEY_RESULT } from './key-result-link.model.ts';
import { KeyResult, KeyResultArgs, KeyResultConnection, targetOf } from './key-result.model.ts';
import { KeyResultReadingReader } from './key-result-reading.reader.ts';
import { KeyResultReader } from './key-result.reader.ts';
import { Objective } from './objective.model.ts';
import { ObjectiveReader } from './objective.reader.ts';
import { KeyResultPace, KeyResultProgress, OkrGrade } from './progress.model.ts';
import { KeyResultTarget } from './target.model.ts';

/** Answers how far key results have come, and what is done for their sake. */
@Resolver(() => KeyResult)
export class KeyResultResolver {
  constructor(
    private readonly read: RowReader,
    private readonly lists: ObjectiveReader,
    private readonly reader: KeyResultReader,
    private readonly made: CheckInReader,
    private readonly seen: KeyResultReadingReader,
    private readonly calendar: CalendarReader,
  ) {}

  @Query(() => KeyResultConnection, { description: "The workspace's key results, oldest first." })
  @RequiresScope('okr:read')
  keyResults(@Args() args: KeyResultArgs): Promise<Connection<KeyResult>> {
    return this.lists.keyResults(args);
  }

  @ResolveField(() => Objective, { description: 'Objective that it belongs to.' })
  objective(@Parent() { objectiveId }: KeyResult): Promise<Objective | null> {
    return this.read.byId(Objective, objectiveId);
  }

  @ResolveField(() => Metric, { description: 'Metric that is to move.' })
  metric(@Parent() { metricId }: KeyResult): Promise<Metric | null> {
    return this.read.byId(Metric, metricId);
  }

  @ResolveField(() => Person, { nullable: true, description: 'Person who answers for it; null while nobody does.' })
  owner(@Parent() { ownerId }: KeyResult): Promise<Person | null> {
    return this.read.byId(Person, ownerId);
  }

  @ResolveField(() => KeyResultTarget, { description: 'What it asks of its metric.' })
  target(@Parent() keyResult: KeyResult): Target {
    return targetOf(keyResult);
  }

  @ResolveField(() => KeyResultProgress, {
    description:
      "How far it has come, by the check-ins that count and, where none is newer, by its metric's readings within the cycle.",
  })
  async progress(@Parent() keyResult: KeyResult): Promise<KeyResultProgress> {
    const readings = await this.seen.readings(keyResult.id);
    const last = readings.at(-1);
    return {
      ...progress(targetOf(keyResult), readings),
      source: last?.source ?? null,
      observedAt: last?.observedAt ?? null,
    };
  }

  @ResolveField(() => KeyResultPace, {
    nullable: true,
    description: 'Where it should be today in the workspace; null where no pace is expected.',
  })
  async pace(@Parent() keyResult: KeyResult): Promise<Pace | null> {
    if (keyResult.paceShape === 'NONE') return null;
    const { cycle } = await this.setFor(keyResult);
    const { raw } = await this.progress(keyResult);
    return cycle && PACES[keyResult.paceShape](cycle, await this.calendar.today(), raw);
  }

  @ResolveField(() => OkrGrade, { description: "How far it is met, and how that reads by the objective's ambition." })
  async grade(@Parent() keyResult: KeyResult): Promise<OkrGrade> {
    const { objective, cycle } = await this.setFor(keyResult);
    const grade = gradeOf(objective?.ambition ?? 'COMMITTED', await this.progress(keyResult));
    return { ...grade, isFinal: cycle !== null && cycleStatus(cycle, await this.calendar.today()) === 'OVER' };
  }

  @ResolveField(() => Boolean, {
    nullable: true,
    description:
      'Whether it is met as things stand: all of the way gone, or within its bounds now; null without a reading.',
  })
  async isMet(@Parent() keyResult: KeyResult): Promise<boolean | null> {
    return isMet(await this.progress(keyResult));
  }

  @ResolveField(() => CheckInConnection, {
    description: 'Its check-ins, latest observation first; corrected ones stay among them.',
  })
  checkIns(@Parent() { id }: KeyResult, @Args() page: PageArgs): Promise<Connection<CheckIn>> {
    return this.made.page(id, page);
  }

  @ResolveField(() => CheckIn, {
    nullable: true,
    description: 'The check-in observed last among those that count; null while there is none.',
  })
  async latestCheckIn(@Parent() { id }: KeyResult): Promise<CheckIn | null> {
    return (await this.made.counted(id)).at(-1) ?? null;
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'How sure of meeting it the latest check-in was, from 1 to 10; null while nobody said.',
  })
  async confidence(@Parent() { id }: KeyResult): Promise<number | null> {
    const counted = await this.made.counted(id);
    return counted.findLast(({ confidence }) => confidence !== null)?.confidence ?? null;
  }

  @ResolveField(() => [KeyResultLink], { description: 'What is there for its sake, first linked first, at most 100.' })
  @AtMost(MOST_LINKS_OF_KEY_RESULT)
  links(@Parent() { id }: KeyResult): Promise<KeyResultLink[]> {
    return this.reader.links('keyResult', id);
  }

  private async setFor(keyResult: KeyResult): Promise<{ objective: Objective | null; cycle: Cycle | null }> {
    const objective = await this.read.byId(Objective, keyResult.objectiveId);
    return { objective, cycle: await this.read.byId(Cycle, objective?.cycleId) };
  }
}
