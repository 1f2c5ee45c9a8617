import { Injectable } from '@nestjs/common';
import { checkNotFinal, isFinal } from '../../../domain/goals/key-result/finals.ts';
import { type Refusal, refusal, refuseIf } from '../../../domain/refusal.ts';
import { checkNotArchived, isArchived, nameOf } from '../../../platform/database/archived.ts';
import type { ModelClass } from '../../../platform/database/model-columns.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { anyArchived } from '../../../platform/database/sql-part.ts';
import { Cycle } from '../cycle/cycle.model.ts';
import { KeyResult } from './key-result.model.ts';
import { Objective } from './objective.model.ts';

/**
 * Whether a key result, its objective or its cycle is archived, as SQL for a boolean. The rows of the three tables are
 * joined under their own names.
 */
export const GOAL_ARCHIVED = anyArchived('key_result', 'objective', 'cycle');

type Goal = Objective | KeyResult;

/** Tells whether objectives and key results are archived: themselves, or by the objective or the cycle that they belong to. */
@Injectable()
export class GoalReader {
  constructor(private readonly read: RowReader) {}

  /** The objective or key result, to be changed. @throws Refused NOT_FOUND, or ARCHIVED when it is archived in effect */
  async editable<Model extends Goal>(
    model: ModelClass<Model>,
    id: string,
    path: readonly string[] = ['id'],
  ): Promise<Model> {
    const goal = await this.read.get(model, id, path);
    refuseIf(...(await this.check(goal, path)));
    return goal;
  }

  /** Refuses a change of what is archived in effect, whatever of it is archived: the sentences name each. */
  async check(goal: Goal, path: readonly string[]): Promise<Refusal[]> {
    const model = 'objectiveId' in goal ? KeyResult : Objective;
    return [...checkNotArchived(goal, nameOf(model, goal), path), ...(await this.checkAbove(goal, path))];
  }

  /** Refuses a change of what belongs to an archived objective or cycle; the sentence names these. */
  async checkAbove(goal: Goal, path: readonly string[] = ['id']): Promise<Refusal[]> {
    const { objective, cycle } = await this.above(goal);
    const what = nameOf('objectiveId' in goal ? KeyResult : Objective, goal);
    const archived = [
      ...(objective && isArchived(objective) ? [nameOf(Objective, objective)] : []),
      ...(cycle && isArchived(cycle) ? [nameOf(Cycle, cycle)] : []),
    ];
    return archived.map((above) => refusal('ARCHIVED', { what, above }, path));
  }

  /** Whether the objective or key result is archived in effect. Two statements however many a request asks about. */
  async isArchived(goal: Goal): Promise<boolean> {
    const { objective, cycle } = await this.above(goal);
    return [goal, objective, cycle].some((each) => each !== null && isArchived(each));
  }

  /** Refuses a change of these fields where the figures of the goal's cycle are final; they would move. */
  async checkNotFinal(goal: Goal, fields: readonly string[]): Promise<Refusal[]> {
    const { cycle } = await this.above(goal);
    return cycle ? checkNotFinal(cycle, new Date(), fields) : [];
  }

  /** Refuses to restore a key result that did not count when the figures of its cycle became final. */
  async checkRestorable(keyResult: KeyResult): Promise<Refusal[]> {
    const { cycle } = await this.above(keyResult);
    const { archivedAt } = keyResult;
    const problem = 'The figures of its cycle are final, and it was archived before: it is no part of them.';
    const wasOut = cycle && isFinal(cycle, new Date()) && archivedAt !== null && archivedAt < cycle.finalAt;
    return wasOut ? [refusal('NOT_APPLICABLE', { problem }, ['id'])] : [];
  }

  private async above(goal: Goal): Promise<{ objective: Objective | null; cycle: Cycle | null }> {
    const objective = 'objectiveId' in goal ? await this.read.byId(Objective, goal.objectiveId) : null;
    const cycle = await this.read.byId(Cycle, 'cycleId' in goal ? goal.cycleId : objective?.cycleId);
    return { objective, cycle };
  }
}
