import { Args, Field, ID, InputType, Mutation, ObjectType, PartialType, PickType, Resolver } from '@nestjs/graphql';
import { checkThreshold } from '../../../../domain/goals/key-result/guardrail.ts';
import { invalid, refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { ReferenceReader } from '../../../../platform/database/reference.reader.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { GoalReader } from '../../key-result/goal.reader.ts';
import { KeyResult } from '../../key-result/key-result.model.ts';
import { Objective } from '../../key-result/objective.model.ts';
import { Metric } from '../../../context/metric/metric.model.ts';
import { TreeNodeReader } from '../../../tree/node/tree-node.reader.ts';
import { givenThreshold, Guardrail, thresholdColumns, ThresholdInput } from '../guardrail.model.ts';
import { GuardrailStore } from '../guardrail.store.ts';

/** The metric, its threshold, and what the guardrail belongs to: exactly one of objective, key result and outcome. */
@InputType()
export class GuardrailCreateInput extends inputOf(
  ThresholdInput,
  PartialType(PickType(Guardrail, ['protects'], InputType)),
  RepeatableInput,
) {
  /** Metric that must not get worse. */
  @Field(() => ID)
  metricId: string;

  /** Objective that the guardrail belongs to, with all of its key results; null if it belongs to a key result or an outcome. */
  @Field(() => ID, { nullable: true })
  objectiveId?: string | null;

  /** Key result that the guardrail belongs to; null if it belongs to an objective or an outcome. */
  @Field(() => ID, { nullable: true })
  keyResultId?: string | null;

  /** Outcome that the guardrail belongs to, in every cycle; must not be archived. Null if it belongs to an objective or a key result. */
  @Field(() => ID, { nullable: true })
  outcomeId?: string | null;
}

/** The new guardrail. */
@ObjectType()
export class GuardrailCreatePayload extends payloadOf(Guardrail, 'guardrail') {}

const ONE = 'Name one of objectiveId, keyResultId and outcomeId: a guardrail stands beside one thing.';
const ENDS = ['objectiveId', 'keyResultId', 'outcomeId'] as const;

/** Adds a guardrail. */
@Resolver()
export class GuardrailCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly references: ReferenceReader,
    private readonly goals: GoalReader,
    private readonly nodes: TreeNodeReader,
    private readonly store: GuardrailStore,
  ) {}

  @Mutation(() => GuardrailCreatePayload, {
    description:
      'Adds a guardrail: a metric that must stay within a threshold while an objective, a key result or an outcome is pursued. Each of these has up to 20.',
  })
  @RequiresScope('okr:write')
  async guardrailCreate(@Args('input') input: GuardrailCreateInput): Promise<GuardrailCreatePayload> {
    const threshold = givenThreshold(input.threshold);
    const id = await this.once.once('guardrailCreate', input, async () => {
      const metric = await this.references.get(Metric, input.metricId, ['metricId']);
      const [end, ...more] = ENDS.filter((field) => (input[field] ?? null) !== null);
      const one = more.length > 0 || end === undefined ? [invalid(ONE, [more[0] ?? 'objectiveId'])] : [];
      refuseIf(...checkThreshold(threshold, ['threshold']), ...one);
      if (end === undefined) throw new Error('Refused above.');
      const beside = await this.checkedId(end, input[end] ?? '');
      await this.store.lockFor(end, beside);
      const id = newId();
      const row = {
        id,
        metricId: metric.id,
        protects: input.protects ?? null,
        [end]: beside,
        ...thresholdColumns(threshold),
      };
      refuseIf(...(await this.store.checkTwin(row)));
      await this.rows.insert(Guardrail, [row]);
      return id;
    });
    return { guardrail: await this.read.byId(Guardrail, id) };
  }

  private async checkedId(end: (typeof ENDS)[number], id: string): Promise<string> {
    if (end === 'outcomeId') return (await this.nodes.editable(id, [end], ['OUTCOME'])).id;
    return (await this.goals.editable<Objective | KeyResult>(end === 'objectiveId' ? Objective : KeyResult, id, [end]))
      .id;
  }
}
