import { Injectable } from '@nestjs/common';
import type { Refusal } from '../../../domain/refusal.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { GoalReader } from '../key-result/goal.reader.ts';
import { KeyResult } from '../key-result/key-result.model.ts';
import { Objective } from '../key-result/objective.model.ts';
import type { Guardrail } from './guardrail.model.ts';

/** Knows the objective or key result that a guardrail belongs to. */
@Injectable()
export class GuardedGoalAction {
  constructor(
    private readonly read: RowReader,
    private readonly goals: GoalReader,
  ) {}

  /** Refuses a change of these fields where the figures of the goal's cycle are final. A guardrail of an outcome is of no cycle. */
  async checkNotFinal({ keyResultId, objectiveId }: Guardrail, fields: readonly string[]): Promise<Refusal[]> {
    const goal = (await this.read.byId(KeyResult, keyResultId)) ?? (await this.read.byId(Objective, objectiveId));
    return goal ? this.goals.checkNotFinal(goal, fields) : [];
  }
}
