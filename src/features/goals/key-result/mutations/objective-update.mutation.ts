import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
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
  ) {}

  @Mutation(() => ObjectiveUpdatePayload, {
    description: 'Changes an objective. Fields that the input leaves out keep their values.',
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
      async (current) => [...(await this.goals.checkAbove(current)), ...(await this.references.check(change, current))],
    );
    return { objective };
  }
}
