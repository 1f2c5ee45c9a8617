import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { CheckIn } from './check-in.model.ts';
import { CheckInReader } from './check-in.reader.ts';
import { KeyResult } from './key-result.model.ts';

/** Answers what a check-in refers to. */
@Resolver(() => CheckIn)
export class CheckInResolver {
  constructor(
    private readonly read: RowReader,
    private readonly reader: CheckInReader,
  ) {}

  @ResolveField(() => KeyResult, { description: 'Key result that the check-in is about.' })
  keyResult(@Parent() { keyResultId }: CheckIn): Promise<KeyResult | null> {
    return this.read.byId(KeyResult, keyResultId);
  }

  @ResolveField(() => CheckIn, {
    nullable: true,
    description: 'Check-in that this one corrects; null if it corrects none.',
  })
  corrects(@Parent() { correctsId }: CheckIn): Promise<CheckIn | null> {
    return this.read.byId(CheckIn, correctsId);
  }

  @ResolveField(() => CheckIn, {
    nullable: true,
    description: 'Check-in that corrects this one, which therefore no longer counts; null while this one counts.',
  })
  correctedBy(@Parent() { id }: CheckIn): Promise<CheckIn | null> {
    return this.reader.correctionOf(id);
  }
}
