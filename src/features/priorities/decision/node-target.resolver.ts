import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Connection, PageArgs } from '../../../platform/paging/connection.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { TargetArgs, TargetOpportunity, TargetOpportunityConnection } from './target-opportunity.model.ts';
import { TargetReader } from './target.reader.ts';

/** Answers what is worked on for an outcome. */
@Resolver(() => Outcome)
export class OutcomeTargetResolver {
  constructor(private readonly reader: TargetReader) {}

  @ResolveField(() => TargetOpportunity, {
    nullable: true,
    description: 'What is worked on for it, now or on a day; null when nothing is.',
  })
  targetOpportunity(@Parent() { id }: Outcome, @Args() { on }: TargetArgs): Promise<TargetOpportunity | null> {
    return this.reader.of(id, on ?? null);
  }

  @ResolveField(() => TargetOpportunityConnection, {
    description: 'What was and is worked on for it, the one that started last first.',
  })
  targets(@Parent() { id }: Outcome, @Args() page: PageArgs): Promise<Connection<TargetOpportunity>> {
    return this.reader.history(id, page);
  }
}

/** Answers whether an opportunity is worked on. */
@Resolver(() => Opportunity)
export class OpportunityTargetResolver {
  constructor(private readonly reader: TargetReader) {}

  @ResolveField(() => TargetOpportunity, {
    nullable: true,
    description: 'Its record as the current target of an outcome; null while it is none.',
  })
  asTarget(@Parent() { id }: Opportunity): Promise<TargetOpportunity | null> {
    return this.reader.naming(id);
  }
}
