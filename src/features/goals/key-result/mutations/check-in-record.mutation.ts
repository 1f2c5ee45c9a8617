import { Args, Field, ID, InputType, Mutation, ObjectType, PartialType, PickType, Resolver } from '@nestjs/graphql';
import { refusal, refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { CheckIn } from '../check-in.model.ts';
import { KeyResult } from '../key-result.model.ts';
import { KeyResultStore } from '../key-result.store.ts';

/**
 * A new check-in of a key result. If left out, `observedAt` is now. A correction takes each field that is left out from
 * the check-in that it corrects, and null clears it. The corrected check-in stays visible and no longer counts.
 */
@InputType()
export class CheckInRecordInput extends inputOf(
  PickType(CheckIn, ['value'], InputType),
  PartialType(PickType(CheckIn, ['confidence', 'comment', 'observedAt', 'correctsId'], InputType)),
  RepeatableInput,
) {
  /** Key result that the check-in is about. */
  @Field(() => ID)
  keyResultId: string;
}

/** The new check-in. */
@ObjectType()
export class CheckInRecordPayload extends payloadOf(CheckIn, 'checkIn', 'The new check-in; null when refused.') {}

/** Records a check-in. */
@Resolver()
export class CheckInRecordMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly store: KeyResultStore,
  ) {}

  @Mutation(() => CheckInRecordPayload, {
    description:
      'Records the value of a key result, observed now or long ago. Check-ins are never changed: correct one by another that names it.',
  })
  @RequiresScope('okr:write')
  async checkInRecord(@Args('input') input: CheckInRecordInput): Promise<CheckInRecordPayload> {
    const { value } = input;
    const id = await this.once.once('checkInRecord', input, async () => {
      const keyResult = await this.read.get(KeyResult, input.keyResultId, ['keyResultId']);
      const corrected = await this.corrected(input.correctsId, keyResult);
      const observedAt = input.observedAt ?? corrected?.observedAt ?? new Date();
      const confidence = input.confidence === undefined ? (corrected?.confidence ?? null) : input.confidence;
      const comment = input.comment === undefined ? (corrected?.comment ?? null) : input.comment;
      const fields = { value, confidence, comment, observedAt, correctsId: corrected?.id ?? null };
      const id = newId();
      await this.rows.insert(CheckIn, [{ id, keyResultId: keyResult.id, ...fields }]);
      return id;
    });
    return { checkIn: await this.read.byId(CheckIn, id) };
  }

  /** Reads and locks the check-in to correct until this transaction ends; null if the input corrects none. */
  private async corrected(id: string | null | undefined, keyResult: KeyResult): Promise<CheckIn | null> {
    if (id === null || id === undefined) return null;
    const checkIn = await this.read.get(CheckIn, id, ['correctsId']);
    if (checkIn.keyResultId !== keyResult.id)
      refuseIf(refusal('NOT_APPLICABLE', { problem: 'That check-in tells of another key result.' }, ['correctsId']));
    await this.store.lockForCorrection(checkIn.id);
    return checkIn;
  }
}
