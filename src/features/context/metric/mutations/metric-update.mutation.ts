import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { checkStage } from '../../../../domain/context/metric/metric-family.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Metric } from '../metric.model.ts';

/** Fields to change. A field that is left out keeps its value. */
@InputType()
export class MetricUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(Metric, ['name', 'definition', 'unit', 'direction', 'family', 'stage', 'source', 'rhythmDays']),
) {}

/** The metric after the change. */
@ObjectType()
export class MetricUpdatePayload extends payloadOf(Metric, 'metric') {}

/** Changes a metric. */
@Resolver()
export class MetricUpdateMutation {
  constructor(private readonly rows: RowStore) {}

  @Mutation(() => MetricUpdatePayload, { description: 'Changes a metric. What the input leaves out stays as it is.' })
  @RequiresScope('okr:write')
  async metricUpdate(
    @Args('input') { id, expectedVersion, ...change }: MetricUpdateInput,
  ): Promise<MetricUpdatePayload> {
    const after = <Value>(input: Value | undefined, current: Value): Value => (input === undefined ? current : input);
    const metric = await this.rows.updateOne(Metric, 'metric', id, expectedVersion, change, (current) =>
      checkStage(after(change.family, current.family), after(change.stage, current.stage)),
    );
    return { metric };
  }
}
