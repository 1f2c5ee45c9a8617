import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { checkNotFinal } from '../../../../domain/goals/key-result/finals.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { idOf } from '../../../../platform/id.ts';
import { Cycle } from '../../cycle/cycle.model.ts';
import { GoalReader } from '../goal.reader.ts';
import { Objective } from '../objective.model.ts';
import { ObjectiveReferences } from '../objective-references.reader.ts';

/** The fields to change; a field that is left out keeps its value. */
@InputType()
export class ObjectiveUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(Objective, ['statement', 'cycleId', 'focus', 'ambition', 'teamId', 'opportunityId', 'quote']),
) {}

/** The objective after the change. */
@ObjectType()
export class ObjectiveUpdatePayload extends payloadOf(Objective, 'objective') {}

/** Changes an objective. */
@Resolver()
export class ObjectiveUpdateMutation {
  constructor(
    private readonly rows: RowStore,
    private readonly references: ObjectiveReferences,
    private readonly goals: GoalReader,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => ObjectiveUpdatePayload, {
    description:
      'Changes an objective. Fields that the input leaves out keep their values. Its cycle and ambition stay once the figures of the cycle are final.',
  })
  @RequiresScope('okr:write')
  async objectiveUpdate(
    @Args('input') { id, expectedVersion, ...change }: ObjectiveUpdateInput,
  ): Promise<ObjectiveUpdatePayload> {
    const objective = await this.rows.updateOne(
      Objective,
      'objective',
      id,
      expectedVersion,
      change,
      async (current) => [
        ...(await this.goals.checkAbove(current)),
        ...(await this.goals.checkNotFinal(current, moving(change, current))),
        ...(await this.checkNewCycle(change.cycleId, current)),
        ...(await this.references.check(change, current)),
      ],
    );
    return { objective };
  }

  /** Refuses a move into a cycle whose figures are final: the objective was no part of them. */
  private async checkNewCycle(cycleId: string | undefined, current: Objective): Promise<readonly Refusal[]> {
    const cycle =
      cycleId === undefined || idOf(cycleId) === current.cycleId ? null : await this.read.byId(Cycle, cycleId);
    return cycle ? checkNotFinal(cycle, new Date(), ['cycleId']) : [];
  }
}

/** Fields from which figures would move, and which the input changes. */
const moving = (
  { cycleId, ambition }: Pick<Partial<Objective>, 'cycleId' | 'ambition'>,
  current: Objective,
): readonly string[] => [
  ...(cycleId === undefined || idOf(cycleId) === current.cycleId ? [] : ['cycleId']),
  ...(ambition === undefined || ambition === current.ambition ? [] : ['ambition']),
];
