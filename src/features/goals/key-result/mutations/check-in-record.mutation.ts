import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { CheckIn } from '../check-in.model.ts';
import { CheckInRecordAction } from '../check-in-record.action.ts';
import { CheckInsRecordItemInput } from '../check-ins-record.model.ts';

/**
 * A new check-in of a key result. If left out, `observedAt` is now. A correction takes each field that is left out from
 * the check-in that it corrects, and null clears it. The corrected check-in stays visible and no longer counts.
 */
@InputType()
export class CheckInRecordInput extends inputOf(CheckInsRecordItemInput, RepeatableInput) {}

/** The new check-in. */
@ObjectType()
export class CheckInRecordPayload extends payloadOf(CheckIn, 'checkIn', 'The new check-in; null when refused.') {}

/** Records a check-in. */
@Resolver()
export class CheckInRecordMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly read: RowReader,
    private readonly action: CheckInRecordAction,
  ) {}

  @Mutation(() => CheckInRecordPayload, {
    description:
      'Records the value of a key result, observed now or long ago. Check-ins are never changed: correct one by another that names it.',
  })
  @RequiresScope('okr:write')
  async checkInRecord(@Args('input') input: CheckInRecordInput): Promise<CheckInRecordPayload> {
    const id = await this.once.once('checkInRecord', input, () => this.action.record(input));
    return { checkIn: await this.read.byId(CheckIn, id) };
  }
}
