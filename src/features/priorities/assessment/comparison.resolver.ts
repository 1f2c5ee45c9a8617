import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { ComparisonAction } from './comparison.action.ts';
import { Comparison } from './comparison.model.ts';

/** Answers how the opportunities below an outcome compare. */
@Resolver(() => Outcome)
export class OutcomeComparisonResolver {
  constructor(private readonly action: ComparisonAction) {}

  @ResolveField(() => Comparison, {
    description:
      'Compares the opportunities below the outcome, parked ones left out, under four sets of factors, and names missing judgements.',
  })
  comparison(@Parent() outcome: Outcome): Promise<Comparison> {
    return this.action.below(outcome);
  }
}

/** Answers how the opportunities below an opportunity compare. */
@Resolver(() => Opportunity)
export class OpportunityComparisonResolver {
  constructor(private readonly action: ComparisonAction) {}

  @ResolveField(() => Comparison, {
    description:
      'Compares the opportunities below the opportunity, parked ones left out, under four sets of factors, and names missing judgements.',
  })
  comparison(@Parent() opportunity: Opportunity): Promise<Comparison> {
    return this.action.below(opportunity);
  }
}
