import { Args, InputType, Mutation, ObjectType, PartialType, Resolver } from '@nestjs/graphql';
import { checkThreshold } from '../../../../domain/goals/key-result/guardrail.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { GuardedGoalAction } from '../guarded-goal.action.ts';
import { GuardrailStore } from '../guardrail.store.ts';
import { givenThreshold, Guardrail, thresholdColumns, ThresholdInput } from '../guardrail.model.ts';

/** The fields to change; a field that is left out keeps its value. A threshold is given as a whole. */
@InputType()
export class GuardrailUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(Guardrail, ['protects']),
  PartialType(ThresholdInput, { skipNullProperties: false }),
) {}

/** The guardrail after the change. */
@ObjectType()
export class GuardrailUpdatePayload extends payloadOf(Guardrail, 'guardrail') {}

/** Changes a guardrail. */
@Resolver()
export class GuardrailUpdateMutation {
  constructor(
    private readonly rows: RowStore,
    private readonly guarded: GuardedGoalAction,
    private readonly store: GuardrailStore,
  ) {}

  @Mutation(() => GuardrailUpdatePayload, {
    description:
      'Changes the threshold of a guardrail, or whom it protects. Fields that the input leaves out keep their values. The threshold stays once the figures of the cycle of its objective or key result are final; that of an outcome counts for the cycles that are not.',
  })
  @RequiresScope('okr:write')
  async guardrailUpdate(
    @Args('input') { id, expectedVersion, threshold: given, ...change }: GuardrailUpdateInput,
  ): Promise<GuardrailUpdatePayload> {
    const threshold = given && givenThreshold(given);
    const set = { ...change, ...(threshold && thresholdColumns(threshold)) };
    const guardrail = await this.rows.updateOne(Guardrail, 'guardrail', id, expectedVersion, set, async (current) => {
      if (!threshold) return [];
      const faults = checkThreshold(threshold, ['threshold']);
      if (faults.length > 0) return faults;
      return [
        ...(await this.guarded.checkNotFinal(current, ['threshold'])),
        ...(await this.store.checkTwin({ ...current, ...thresholdColumns(threshold) })),
      ];
    });
    return { guardrail };
  }
}
