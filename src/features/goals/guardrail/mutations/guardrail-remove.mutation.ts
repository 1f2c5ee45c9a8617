import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuseIf, refuseStale } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { GuardedGoalAction } from '../guarded-goal.action.ts';
import { Guardrail } from '../guardrail.model.ts';

/** The guardrail to remove. */
@InputType()
export class GuardrailRemoveInput extends VersionedInput {}

/** The id of the removed guardrail. */
@ObjectType()
export class GuardrailRemovePayload extends payloadOf(
  Guardrail,
  'guardrail',
  'The guardrail as it is now, if it was changed meanwhile and therefore not removed; null otherwise.',
) {
  /** Id of the removed guardrail; null when refused. */
  @Field(() => ID, { nullable: true })
  removedId?: string | null;
}

/** Removes a guardrail. */
@Resolver()
export class GuardrailRemoveMutation {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly guarded: GuardedGoalAction,
  ) {}

  @Mutation(() => GuardrailRemovePayload, {
    description:
      'Removes a guardrail: its breaches disappear, but from cycles whose figures are final. That of an objective or key result stays once the figures of its cycle are final. The change log keeps its last state.',
  })
  @RequiresScope('okr:write')
  async guardrailRemove(@Args('input') { id, expectedVersion }: GuardrailRemoveInput): Promise<GuardrailRemovePayload> {
    const removedId = await this.db.transaction(async () => {
      const guardrail = await this.read.get(Guardrail, id);
      refuseStale({ guardrail }, expectedVersion);
      refuseIf(...(await this.guarded.checkNotFinal(guardrail, ['id'])));
      await this.rows.remove(Guardrail, [guardrail.id]);
      return guardrail.id;
    });
    return { removedId };
  }
}
