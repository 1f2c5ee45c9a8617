import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { ListArgs } from '../../../platform/paging/list-args.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { TargetArgs, TargetOpportunity, TargetOpportunityConnection } from './target-opportunity.model.ts';
import { TargetReader } from './target.reader.ts';

/** Answers the targets of an outcome. */
@Resolver(() => Outcome)
export class OutcomeTargetResolver {
  constructor(private readonly reader: TargetReader) {}

  @ResolveField(() => TargetOpportunity, {
    nullable: true,
    description: 'Target of the outcome, now or on a day; null if there is none.',
  })
  targetOpportunity(@Parent() { id }: Outcome, @Args() { on }: TargetArgs): Promise<TargetOpportunity | null> {
    return this.reader.of(id, on ?? null);
  }

  @ResolveField(() => TargetOpportunityConnection, {
    description: 'All targets of the outcome, current and ended, the latest start first.',
  })
  targets(@Parent() { id }: Outcome, @Args() page: ListArgs): Promise<CountedConnection<TargetOpportunity>> {
    return this.reader.history(id, page);
  }
}

/** Answers whether an opportunity is a current target. */
@Resolver(() => Opportunity)
export class OpportunityTargetResolver {
  constructor(private readonly reader: TargetReader) {}

  @ResolveField(() => TargetOpportunity, {
    nullable: true,
    description: 'Current target of an outcome that names this opportunity; null if there is none.',
  })
  asTarget(@Parent() { id }: Opportunity): Promise<TargetOpportunity | null> {
    return this.reader.currentOfOpportunity(id);
  }
}
