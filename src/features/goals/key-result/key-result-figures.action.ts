import { Injectable } from '@nestjs/common';
import { daysBetween } from '../../../domain/foundation/calendar/date.ts';
import { isFinal, isOver } from '../../../domain/goals/key-result/finals.ts';
import { gradeOf, isMet, type KeyResultGrade, meanGrade } from '../../../domain/goals/key-result/grade.ts';
import { type MeanProgress, meanProgress } from '../../../domain/goals/key-result/mean-progress.ts';
import { daysElapsed } from '../../../domain/goals/key-result/pace.ts';
import { progress } from '../../../domain/goals/key-result/progress.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Cycle } from '../cycle/cycle.model.ts';
import { KeyResultReadingReader } from './key-result-reading.reader.ts';
import { type KeyResult, targetOf } from './key-result.model.ts';
import { KeyResultReader } from './key-result.reader.ts';
import { Objective } from './objective.model.ts';
import { RhythmReader } from './rhythm.reader.ts';
import type { KeyResultProgress, ObjectiveGrade } from './progress.model.ts';

/** Works out the figures of key results and objectives from what counts for them; a fixed number of statements for all of a page. */
@Injectable()
export class KeyResultFiguresAction {
  constructor(
    private readonly read: RowReader,
    private readonly calendar: CalendarReader,
    private readonly keyResults: KeyResultReader,
    private readonly readings: KeyResultReadingReader,
    private readonly rhythms: RhythmReader,
  ) {}

  /** Progress of a key result, with the age of the value behind it. */
  async progress(keyResult: KeyResult): Promise<KeyResultProgress> {
    const readings = await this.readings.readings(keyResult.id);
    const { cycle } = await this.objectiveAndCycle(keyResult);
    const last = readings.at(-1);
    const found = progress(targetOf(keyResult), readings);
    const until = cycle ? await this.lastDayOf(cycle) : await this.calendar.today();
    return {
      ...found,
      source: last?.source ?? null,
      observedAt: last?.observedAt ?? null,
      ageDays: last ? Math.max(daysBetween(last.observedOn, until), 0) : null,
    };
  }

  /** Whether a key result is met; null where nothing was observed. */
  async isMet(keyResult: KeyResult): Promise<boolean | null> {
    return isMet(progress(targetOf(keyResult), await this.readings.readings(keyResult.id)));
  }

  /** Grade of a key result, by the ambition of its objective. */
  async grade(keyResult: KeyResult): Promise<KeyResultGrade & { readonly isFinal: boolean }> {
    const { objective, cycle } = await this.objectiveAndCycle(keyResult);
    const rhythmDays = await this.rhythms.rhythmDays(keyResult.id);
    const found = await this.progress(keyResult);
    const days = cycle ? daysElapsed(cycle, await this.calendar.today()).elapsedDays : 0;

    const grade = gradeOf(objective?.ambition ?? 'COMMITTED', found, { days, rhythmDays });
    return { ...grade, isFinal: cycle !== null && isFinal(cycle, new Date()) };
  }

  /** Mean progress of the key results that count for an objective. */
  async objectiveProgress({ id }: Objective): Promise<MeanProgress> {
    const counted = await this.keyResults.countedOf(id);
    return meanProgress((await Promise.all(counted.map((each) => this.progress(each)))).map(({ clamped }) => clamped));
  }

  /** Grade of an objective: the mean of the key results that count for it. */
  async objectiveGrade({ id, ambition, cycleId }: Objective): Promise<ObjectiveGrade> {
    const [counted, cycle] = await Promise.all([this.keyResults.countedOf(id), this.read.byId(Cycle, cycleId)]);
    const grades = await Promise.all(counted.map((each) => this.grade(each)));
    const graded = counted.map(({ title }, at) => {
      const { value = null, isHardlyRead = false } = grades[at] ?? {};
      return { title, value, isHardlyRead };
    });
    const now = new Date();
    return {
      ...meanGrade(ambition, graded, cycle !== null && isOver(cycle, now)),
      isFinal: cycle !== null && isFinal(cycle, now),
      neverRead: counted.filter((_, at) => grades[at]?.value === null),
    };
  }

  private async lastDayOf(cycle: Cycle): Promise<string> {
    const today = await this.calendar.today();
    return today < cycle.endsOn ? today : cycle.endsOn;
  }

  private async objectiveAndCycle({
    objectiveId,
  }: KeyResult): Promise<{ objective: Objective | null; cycle: Cycle | null }> {
    const objective = await this.read.byId(Objective, objectiveId);
    return { objective, cycle: await this.read.byId(Cycle, objective?.cycleId) };
  }
}
