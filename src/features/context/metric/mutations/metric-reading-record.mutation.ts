import { Args, Field, ID, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { ReferenceReader } from '../../../../platform/database/reference.reader.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { MetricReading } from '../metric-reading.model.ts';
import { Metric } from '../metric.model.ts';

/** Value of a metric, and the instant at which it was observed. */
@InputType()
export class MetricReadingRecordInput extends inputOf(
  PickType(MetricReading, ['value', 'observedAt'], InputType),
  RepeatableInput,
) {
  /** Metric that was read. */
  @Field(() => ID)
  metricId: string;
}

/** The new reading. */
@ObjectType()
export class MetricReadingRecordPayload extends payloadOf(MetricReading, 'reading') {}

/** Records a reading. */
@Resolver()
export class MetricReadingRecordMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly references: ReferenceReader,
  ) {}

  @Mutation(() => MetricReadingRecordPayload, {
    description:
      'Records the value of a metric by hand, at an instant now or in the past. Such a reading is never changed: of several at one instant, the one recorded last counts.',
  })
  @RequiresScope('okr:write')
  async metricReadingRecord(@Args('input') input: MetricReadingRecordInput): Promise<MetricReadingRecordPayload> {
    const { metricId, value, observedAt } = input;
    const id = await this.once.once('metricReadingRecord', input, async () => {
      const metric = await this.references.get(Metric, metricId, ['metricId']);
      const id = newId();
      await this.rows.insert(MetricReading, [{ id, metricId: metric.id, value, observedAt }]);
      return id;
    });
    return { reading: await this.read.byId(MetricReading, id) };
  }
}
