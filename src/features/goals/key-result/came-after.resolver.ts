import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { KeyResultLateValue, MOST_LATE_VALUES } from './came-after.model.ts';
import { CameAfterReader } from './came-after.reader.ts';
import { CheckIn } from './check-in.model.ts';
import { KeyResult } from './key-result.model.ts';

/** Answers what came after the cycle of a key result. */
@Resolver(() => KeyResult)
export class CameAfterResolver {
  constructor(private readonly reader: CameAfterReader) {}

  @ResolveField(() => [KeyResultLateValue], {
    description:
      'What came after its cycle and changes none of its figures: check-ins, corrections and readings that were observed after its last day, or arrived when its figures were final. Latest arrival first, at most 100; empty until the cycle is over.',
  })
  @AtMost(MOST_LATE_VALUES)
  cameAfter(@Parent() { id }: KeyResult): Promise<KeyResultLateValue[]> {
    return this.reader.of(id);
  }
}

/** Answers the check-in of a late value. */
@Resolver(() => KeyResultLateValue)
export class LateValueResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => CheckIn, { nullable: true, description: 'Check-in that states the value; null for a reading.' })
  checkIn(@Parent() { checkInId }: KeyResultLateValue): Promise<CheckIn | null> {
    return this.read.byId(CheckIn, checkInId);
  }
}
