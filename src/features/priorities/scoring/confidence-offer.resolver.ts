import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Solution } from '../../tree/node/kinds/solution.model.ts';
import { ConfidenceOfferArgs, ConfidenceOfferModel } from './confidence-offer.model.ts';
import { ConfidenceOfferReader } from './confidence-offer.reader.ts';

/** Answers which confidence the evidence offers to a new score of an opportunity. */
@Resolver(() => Opportunity)
export class OpportunityConfidenceOfferResolver {
  constructor(private readonly reader: ConfidenceOfferReader) {}

  @ResolveField(() => ConfidenceOfferModel, {
    description: 'Confidence that evidence offers to a score of the opportunity by a model, with its reasons.',
  })
  confidenceOffer(
    @Parent() opportunity: Opportunity,
    @Args() { model }: ConfidenceOfferArgs,
  ): Promise<ConfidenceOfferModel> {
    return this.reader.ofEach(opportunity, model);
  }
}

/** Answers which confidence the evidence offers to a new score of a solution. */
@Resolver(() => Solution)
export class SolutionConfidenceOfferResolver {
  constructor(private readonly reader: ConfidenceOfferReader) {}

  @ResolveField(() => ConfidenceOfferModel, {
    description: 'Confidence that evidence offers to a score of the solution by a model, with its reasons.',
  })
  confidenceOffer(@Parent() solution: Solution, @Args() { model }: ConfidenceOfferArgs): Promise<ConfidenceOfferModel> {
    return this.reader.ofEach(solution, model);
  }
}
