import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { refuseTooManyItems } from '../../../../platform/graphql/each-item.ts';
import { RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { resultsOf } from '../../../../platform/graphql/item-result.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { CheckIn } from '../check-in.model.ts';
import { CheckInRecordAction } from '../check-in-record.action.ts';
import { CheckInResult, CheckInsRecordItemInput } from '../check-ins-record.model.ts';

/** Check-ins to record. */
@InputType()
export class CheckInsRecordInput extends RepeatableInput {
  /** Check-ins of any key results, up to 100, recorded in this order. */
  @Field(() => [CheckInsRecordItemInput])
  items: CheckInsRecordItemInput[];
}

/** Results of the items. */
@ObjectType()
export class CheckInsRecordPayload extends resultsOf(CheckInResult) {}

/** Records many check-ins in one call. */
@Resolver()
export class CheckInsRecordMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly read: RowReader,
    private readonly action: CheckInRecordAction,
  ) {}

  @Mutation(() => CheckInsRecordPayload, {
    description: 'Records up to 100 check-ins by the rules of checkInRecord; an invalid item is declined alone.',
  })
  @RequiresScope('okr:write')
  async checkInsRecord(@Args('input') input: CheckInsRecordInput): Promise<CheckInsRecordPayload> {
    refuseTooManyItems(input.items);
    const receipts = await this.once.once('checkInsRecord', input, () => this.action.recordEach(input.items));
    const checkIns = await this.read.byIds(
      CheckIn,
      receipts.map(({ done }) => done ?? ''),
    );
    const results = receipts.map(({ refusals }, index) => ({
      index,
      checkIn: checkIns[index] ?? null,
      userErrors: refusals,
    }));
    return { results };
  }
}
