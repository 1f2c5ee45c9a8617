import { Args, Field, ID, InputType, Mutation, ObjectType, PartialType, PickType, Resolver } from '@nestjs/graphql';
import { judgeTarget } from '../../../../domain/goals/key-result/target-rules.ts';
import { checkTarget } from '../../../../domain/goals/key-result/target.ts';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { newId } from '../../../../platform/id.ts';
import { ReferenceReader } from '../../../../platform/database/reference.reader.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { judged } from '../../../../platform/request/warn.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ReferableInput } from '../../../context/external-ref/new-ref.model.ts';
import { NewRefsAction } from '../../../context/external-ref/new-refs.action.ts';
import { Metric } from '../../../context/metric/metric.model.ts';
import { Person } from '../../../context/people/person.model.ts';
import { KeyResult, TargetedInput } from '../key-result.model.ts';
import { GoalReader } from '../goal.reader.ts';
import { KeyResultStore } from '../key-result.store.ts';
import { Objective } from '../objective.model.ts';
import { givenTarget } from '../target.model.ts';

/** The metric and its target. If left out, the pace is LINEAR for a target to reach, else NONE. */
@InputType()
export class KeyResultCreateInput extends inputOf(
  PickType(KeyResult, ['objectiveId', 'title'], InputType),
  TargetedInput,
  PartialType(PickType(KeyResult, ['ownerId', 'paceShape'], InputType)),
  ReferableInput,
  RepeatableInput,
) {
  /** Metric that the key result measures. It cannot be changed later, because check-ins are in its unit. */
  @Field(() => ID)
  metricId: string;
}

/** The new key result. */
@ObjectType()
export class KeyResultCreatePayload extends payloadOf(KeyResult, 'keyResult') {}

/** Adds a key result. */
@Resolver()
export class KeyResultCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly read: RowReader,
    private readonly references: ReferenceReader,
    private readonly goals: GoalReader,
    private readonly store: KeyResultStore,
    private readonly refs: NewRefsAction,
  ) {}

  @Mutation(() => KeyResultCreatePayload, {
    description: 'Adds a key result to an objective. An objective has up to 50.',
  })
  @RequiresScope('okr:write')
  async keyResultCreate(@Args('input') input: KeyResultCreateInput): Promise<KeyResultCreatePayload> {
    const { title, ownerId, paceShape } = input;
    const target = givenTarget(input.target);
    const id = await this.once.once('keyResultCreate', input, async () => {
      refuseIf(...checkTarget(target, ['target']));
      const objective = await this.goals.editable(Objective, input.objectiveId, ['objectiveId']);
      const metric = await this.references.get(Metric, input.metricId, ['metricId']);
      refuseIf(...(await this.references.check([{ model: Person, id: ownerId, path: ['ownerId'] }])));
      refuseIf(...judged(judgeTarget(target, metric, ['target'])));
      await this.store.lockForKeyResult(objective.id, ['objectiveId']);
      const id = newId();
      await this.store.addKeyResults(objective.id, [{ id, metricId: metric.id, title, ownerId, paceShape, target }]);
      await this.refs.add([{ id, externalRefs: input.externalRefs }]);
      return id;
    });
    return { keyResult: await this.read.byId(KeyResult, id) };
  }
}
