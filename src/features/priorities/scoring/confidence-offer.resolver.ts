import { Args, Query, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ConfidenceOfferArgs, ConfidenceOfferModel } from './confidence-offer.model.ts';
import { ConfidenceOfferReader } from './confidence-offer.reader.ts';

/** Answers which confidence the evidence offers to a new score. */
@Resolver()
export class ConfidenceOfferResolver {
  constructor(private readonly reader: ConfidenceOfferReader) {}

  @Query(() => ConfidenceOfferModel, {
    nullable: true,
    description:
      'Confidence that evidence offers to a score by a model, with its reasons; null when there is no such opportunity or solution.',
  })
  @RequiresScope('tree:read')
  confidenceOffer(@Args() { nodeId, model }: ConfidenceOfferArgs): Promise<ConfidenceOfferModel | null> {
    return this.reader.find(nodeId, model, new Date());
  }
}
