import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { METRIC_RULES } from '../../../../domain/context/metric/metric-rules.ts';
import { checkStage } from '../../../../domain/context/metric/metric-family.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import { judge } from '../../../../domain/rule.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { CalendarReader } from '../../../../platform/calendar/calendar.reader.ts';
import { NameTwinReader } from '../../../../platform/database/name-twin.reader.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { judged } from '../../../../platform/request/warn.ts';
import { Metric } from '../metric.model.ts';
import { MetricUseReader } from '../metric-use.reader.ts';

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
  constructor(
    private readonly rows: RowStore,
    private readonly twins: NameTwinReader,
    private readonly uses: MetricUseReader,
    private readonly calendar: CalendarReader,
  ) {}

  @Mutation(() => MetricUpdatePayload, {
    description:
      'Changes a metric. What the input leaves out stays as it is. The unit stays while running key results or guardrails are stated in it.',
  })
  @RequiresScope('okr:write')
  async metricUpdate(
    @Args('input') { id, expectedVersion, ...change }: MetricUpdateInput,
  ): Promise<MetricUpdatePayload> {
    const after = <Value>(input: Value | undefined, current: Value): Value => (input === undefined ? current : input);
    const metric = await this.rows.updateOne(Metric, 'metric', id, expectedVersion, change, async (current) => [
      ...checkStage(after(change.family, current.family), after(change.stage, current.stage)),
      ...(await this.judgedUse(current, change)),
      ...(await this.twins.warnOf(Metric, change, current)),
    ]);
    return { metric };
  }

  /** What is stated in its unit is read only where the change concerns it. */
  private async judgedUse(current: Metric, { unit, direction }: Partial<Metric>): Promise<readonly Refusal[]> {
    if (unit === undefined && direction === undefined) return [];
    const before = await this.uses.of(current, await this.calendar.today());
    const set = { ...(unit === undefined ? {} : { unit }), ...(direction === undefined ? {} : { direction }) };
    return judged(judge(METRIC_RULES, { before, set, now: new Date() }));
  }
}
