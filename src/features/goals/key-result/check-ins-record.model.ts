import { Field, ID, InputType, ObjectType, PartialType, PickType } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { inputOf } from '../../../platform/graphql/input.model.ts';
import { ItemResult } from '../../../platform/graphql/item-result.model.ts';
import { CheckIn } from './check-in.model.ts';

/**
 * A new check-in of a key result. If left out, `observedAt` is now. A correction takes each field that is left out from
 * the check-in that it corrects, and null clears it. The corrected check-in stays visible and no longer counts.
 */
@InputType()
export class CheckInsRecordItemInput extends inputOf(
  PickType(CheckIn, ['value'], InputType),
  PartialType(PickType(CheckIn, ['confidence', 'comment', 'observedAt', 'correctsId'], InputType)),
) {
  /** Key result that the check-in is about. */
  @Field(() => ID)
  keyResultId: string;
}

/** Result of one check-in of a call with many. */
@ObjectType()
@RequiresScope('okr:read')
export class CheckInResult extends ItemResult {
  /** The new check-in; null when refused. */
  @Field(() => CheckIn, { nullable: true })
  checkIn: CheckIn | null;
}
