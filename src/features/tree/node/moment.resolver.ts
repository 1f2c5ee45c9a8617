import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Outcome } from './kinds/outcome.model.ts';
import { Moment } from './moment.model.ts';

/** Resolves the outcome of a moment. */
@Resolver(() => Moment)
export class MomentResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Outcome, { description: 'Outcome of the experience map.' })
  outcome(@Parent() { outcomeId }: Moment): Promise<Outcome | null> {
    return this.read.byId(Outcome, outcomeId);
  }
}
