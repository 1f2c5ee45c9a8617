import { Args, InputType, Mutation, ObjectType, PartialType, Resolver } from '@nestjs/graphql';
import { judgeTarget } from '../../../../domain/goals/key-result/target-rules.ts';
import { checkTarget, type Target } from '../../../../domain/goals/key-result/target.ts';
import { refusal } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { ReferenceReader } from '../../../../platform/database/reference.reader.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { judged } from '../../../../platform/request/warn.ts';
import { Metric } from '../../../context/metric/metric.model.ts';
import { Person } from '../../../context/people/person.model.ts';
import { GoalReader } from '../goal.reader.ts';
import { CheckInReader } from '../check-in.reader.ts';
import { KeyResult, targetColumns, TargetedInput, targetOf } from '../key-result.model.ts';
import { givenTarget } from '../target.model.ts';

/** The fields to change; a field that is left out keeps its value. A target is given as a whole. */
@InputType()
export class KeyResultUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(KeyResult, ['title', 'ownerId', 'paceShape']),
  PartialType(TargetedInput, { skipNullProperties: false }),
) {}

/** The key result after the change. */
@ObjectType()
export class KeyResultUpdatePayload extends payloadOf(KeyResult, 'keyResult') {}

/** Changes a key result. */
@Resolver()
export class KeyResultUpdateMutation {
  constructor(
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly references: ReferenceReader,
    private readonly goals: GoalReader,
    private readonly checkIns: CheckInReader,
  ) {}

  @Mutation(() => KeyResultUpdatePayload, {
    description:
      'Changes a key result. Fields that the input leaves out keep their values. Numbers of the target may change until the figures of its cycle are final, its kind only before the first check-in.',
  })
  @RequiresScope('okr:write')
  async keyResultUpdate(@Args('input') input: KeyResultUpdateInput): Promise<KeyResultUpdatePayload> {
    const { id, expectedVersion, target: given, ...change } = input;
    const target = given && givenTarget(given);
    const set = { ...change, ...(target && targetColumns(target)) };
    const keyResult = await this.rows.updateOne(KeyResult, 'keyResult', id, expectedVersion, set, async (current) => {
      const owner = { model: Person, id: change.ownerId, path: ['ownerId'], before: [current.ownerId] };
      const moves = (['target', 'paceShape'] as const).filter((field) => isChanged(field, input, current));
      const refusals = [
        ...(await this.goals.checkAbove(current)),
        ...(await this.goals.checkNotFinal(current, moves)),
        ...(await this.references.check([owner])),
      ];
      if (!target) return refusals;
      // Check-ins made for the old kind would be read by the rules of the new one.
      if (target.kind !== current.targetKind && (await this.checkIns.uncorrected(current.id)).length > 0)
        return [...refusals, refusal('NOT_APPLICABLE', { problem: KIND_STAYS }, ['target', 'kind'])];
      const metric = await this.read.get(Metric, current.metricId);
      return [...refusals, ...checkTarget(target, ['target']), ...judged(judgeTarget(target, metric, ['target']))];
    });
    return { keyResult };
  }
}

/** Whether the input gives the field another value than the key result has. */
function isChanged(field: 'target' | 'paceShape', input: KeyResultUpdateInput, current: KeyResult): boolean {
  if (field === 'paceShape') return (input.paceShape ?? current.paceShape) !== current.paceShape;
  const now = targetOf(current);
  const target: Target = input.target ? givenTarget(input.target) : now;
  return (Object.keys(now) as (keyof Target)[]).some((name) => target[name] !== now[name]);
}

const KIND_STAYS = 'The kind of a target stays once somebody checked in. Add another key result instead.';
