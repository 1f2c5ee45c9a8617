import { Args, InputType, Mutation, ObjectType, PartialType, PickType, Resolver } from '@nestjs/graphql';
import { checkStage } from '../../../../domain/context/metric/metric-family.ts';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { NameTwinReader } from '../../../../platform/database/name-twin.reader.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ReferableInput } from '../../external-ref/new-ref.model.ts';
import { NewRefsAction } from '../../external-ref/new-refs.action.ts';
import { Metric } from '../metric.model.ts';

/** Fields of the new metric. */
@InputType()
export class MetricCreateInput extends inputOf(
  PickType(Metric, ['name', 'definition', 'unit', 'direction'], InputType),
  PartialType(PickType(Metric, ['family', 'stage', 'source', 'rhythmDays'], InputType)),
  ReferableInput,
  RepeatableInput,
) {}

/** The new metric. */
@ObjectType()
export class MetricCreatePayload extends payloadOf(Metric, 'metric') {}

/** Adds a metric. */
@Resolver()
export class MetricCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly rows: RowStore,
    private readonly twins: NameTwinReader,
    private readonly read: RowReader,
    private readonly refs: NewRefsAction,
  ) {}

  @Mutation(() => MetricCreatePayload, {
    description: 'Adds a metric. Readings follow by `metricReadingRecord`, many at once by `metricReadingIngest`.',
  })
  @RequiresScope('okr:write')
  async metricCreate(@Args('input') input: MetricCreateInput): Promise<MetricCreatePayload> {
    const { idempotencyKey: _, externalRefs, ...metric } = input;
    refuseIf(...checkStage(metric.family ?? null, metric.stage ?? null));
    const id = await this.once.once('metricCreate', input, async () => {
      const id = newId();
      await this.twins.warnOf(Metric, { id, name: input.name });
      await this.rows.insert(Metric, [{ id, ...metric }]);
      await this.refs.add([{ id, externalRefs }]);
      return id;
    });
    return { metric: await this.read.byId(Metric, id) };
  }
}
