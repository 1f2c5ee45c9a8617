import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Pace, PACES } from '../../../domain/goals/key-result/pace.ts';
import type { Target } from '../../../domain/goals/key-result/target.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Cycle } from '../cycle/cycle.model.ts';
import { Metric } from '../../context/metric/metric.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { CheckIn, CheckInArgs, CheckInConnection } from './check-in.model.ts';
import { CheckInReader } from './check-in.reader.ts';
import { GoalReader } from './goal.reader.ts';
import { KeyResultLink, MOST_LINKS_OF_KEY_RESULT } from './key-result-link.model.ts';
import { KeyResultArgs } from './key-result-args.model.ts';
import { KeyResult, KeyResultConnection, targetOf } from './key-result.model.ts';
import { KeyResultFiguresAction } from './key-result-figures.action.ts';
import { KeyResultReader } from './key-result.reader.ts';
import { Objective } from './objective.model.ts';
import { ObjectiveReader } from './objective.reader.ts';
import { KeyResultGrade, KeyResultPace, KeyResultProgress } from './progress.model.ts';
import { KeyResultTarget } from './target.model.ts';

/** Answers key results, their progress, their check-ins and their links. */
@Resolver(() => KeyResult)
export class KeyResultResolver {
  constructor(
    private readonly read: RowReader,
    private readonly lists: ObjectiveReader,
    private readonly reader: KeyResultReader,
    private readonly checkInReader: CheckInReader,
    private readonly figures: KeyResultFiguresAction,
    private readonly calendar: CalendarReader,
    private readonly goals: GoalReader,
  ) {}

  @Query(() => KeyResultConnection, {
    description: "The workspace's key results, oldest first unless `orderBy` says otherwise.",
  })
  @RequiresScope('okr:read')
  keyResults(@Args() args: KeyResultArgs): Promise<CountedConnection<KeyResult>> {
    return this.lists.keyResults(args);
  }

  @ResolveField(() => Objective, { description: 'Objective that the key result belongs to.' })
  objective(@Parent() { objectiveId }: KeyResult): Promise<Objective | null> {
    return this.read.byId(Objective, objectiveId);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether the key result, its objective or its cycle is archived: it counts nowhere then.',
  })
  archived(@Parent() keyResult: KeyResult): Promise<boolean> {
    return this.goals.isArchived(keyResult);
  }

  @ResolveField(() => Metric, { description: 'Metric that the key result measures.' })
  metric(@Parent() { metricId }: KeyResult): Promise<Metric | null> {
    return this.read.byId(Metric, metricId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person who is responsible for the key result; null while it has no owner.',
  })
  owner(@Parent() { ownerId }: KeyResult): Promise<Person | null> {
    return this.read.byId(Person, ownerId);
  }

  @ResolveField(() => KeyResultTarget, { description: 'What the key result asks of its metric.' })
  target(@Parent() keyResult: KeyResult): Target {
    return targetOf(keyResult);
  }

  @ResolveField(() => KeyResultProgress, {
    description:
      "Progress by the check-ins that count and, where none is newer, by its metric's readings within the cycle.",
  })
  progress(@Parent() keyResult: KeyResult): Promise<KeyResultProgress> {
    return this.figures.progress(keyResult);
  }

  @ResolveField(() => KeyResultPace, {
    nullable: true,
    description: 'Progress expected by today in the workspace; null if no pace is expected.',
  })
  async pace(@Parent() keyResult: KeyResult): Promise<Pace | null> {
    if (keyResult.paceShape === 'NONE') return null;
    const objective = await this.read.byId(Objective, keyResult.objectiveId);
    const cycle = await this.read.byId(Cycle, objective?.cycleId);
    const { raw } = await this.figures.progress(keyResult);
    return cycle && PACES[keyResult.paceShape](cycle, await this.calendar.today(), raw);
  }

  @ResolveField(() => KeyResultGrade, {
    description:
      "How far the key result is met, how that reads by the objective's ambition, and how much of it was read.",
  })
  grade(@Parent() keyResult: KeyResult): Promise<KeyResultGrade> {
    return this.figures.grade(keyResult);
  }

  @ResolveField(() => Boolean, {
    nullable: true,
    description:
      'Whether the key result is met: its goal reached to a tenth of a percent, or its metric within bounds, now or at the end of its cycle; null without a reading.',
  })
  isMet(@Parent() keyResult: KeyResult): Promise<boolean | null> {
    return this.figures.isMet(keyResult);
  }

  @ResolveField(() => CheckInConnection, {
    description: 'Its check-ins, latest observation first, corrected ones included.',
  })
  checkIns(@Parent() { id }: KeyResult, @Args() args: CheckInArgs): Promise<CountedConnection<CheckIn>> {
    return this.checkInReader.page(id, args);
  }

  @ResolveField(() => CheckIn, {
    nullable: true,
    description:
      'The check-in observed last among those that count: not corrected and, once the cycle is over, observed within it and arrived before its figures were final. Null while there is none.',
  })
  async latestCheckIn(@Parent() { id }: KeyResult): Promise<CheckIn | null> {
    return (await this.checkInReader.counted(id)).at(-1) ?? null;
  }

  @ResolveField(() => Int, {
    nullable: true,
    description:
      'Confidence in meeting the key result by the latest check-in that states it (`confidenceCheckIn`), from 1 to 10; null while none does.',
  })
  async confidence(@Parent() { id }: KeyResult): Promise<number | null> {
    return (await this.confident(id))?.confidence ?? null;
  }

  @ResolveField(() => CheckIn, {
    nullable: true,
    description: 'Check-in that states `confidence`: it need not be the latest one. Null while none does.',
  })
  confidenceCheckIn(@Parent() { id }: KeyResult): Promise<CheckIn | null> {
    return this.confident(id);
  }

  @ResolveField(() => [KeyResultLink], {
    description: 'Links to the nodes that serve the key result, oldest first, at most 100.',
  })
  @AtMost(MOST_LINKS_OF_KEY_RESULT)
  links(@Parent() { id }: KeyResult): Promise<KeyResultLink[]> {
    return this.reader.links('keyResult', id);
  }

  private async confident(id: string): Promise<CheckIn | null> {
    return (await this.checkInReader.counted(id)).findLast(({ confidence }) => confidence !== null) ?? null;
  }
}
