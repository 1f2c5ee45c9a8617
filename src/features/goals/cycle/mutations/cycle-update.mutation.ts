import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { checkPeriod } from '../../../../domain/foundation/calendar/date.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Cycle } from '../cycle.model.ts';

/** The fields to change; a field that is left out keeps its value. */
@InputType()
export class CycleUpdateInput extends inputOf(VersionedInput, optionalFields(Cycle, ['name', 'startsOn', 'endsOn'])) {}

/** The cycle after the change. */
@ObjectType()
export class CycleUpdatePayload extends payloadOf(Cycle, 'cycle') {}

/** Changes a cycle. */
@Resolver()
export class CycleUpdateMutation {
  constructor(private readonly rows: RowStore) {}

  @Mutation(() => CycleUpdatePayload, {
    description: 'Changes a cycle. Fields that the input leaves out keep their values.',
  })
  @RequiresScope('okr:write')
  async cycleUpdate(@Args('input') { id, expectedVersion, ...change }: CycleUpdateInput): Promise<CycleUpdatePayload> {
    const cycle = await this.rows.updateOne(Cycle, 'cycle', id, expectedVersion, change, (current) =>
      checkPeriod(change.startsOn ?? current.startsOn, change.endsOn ?? current.endsOn, []),
    );
    return { cycle };
  }
}
