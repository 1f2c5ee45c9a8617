import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Confidence } from '../../../domain/research/evidence/confidence.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Solution } from '../../tree/node/kinds/solution.model.ts';
import { ConfidenceModel } from './confidence.model.ts';
import { ConfidenceReader } from './confidence.reader.ts';
import { LedgerArgs } from './ledger.model.ts';

/** Answers the confidence that an opportunity is real. */
@Resolver(() => Opportunity)
export class ProblemConfidenceResolver {
  constructor(private readonly reader: ConfidenceReader) {}

  @ResolveField(() => ConfidenceModel, {
    description:
      'Confidence that the opportunity is real, by the distinct people heard about it and its descendants: 0.01 to 3.',
  })
  problemConfidence(@Parent() { id }: Opportunity, @Args() { asOf }: LedgerArgs): Promise<Confidence> {
    return this.reader.problem(id, asOf);
  }
}

/** Answers the confidence that a solution works. */
@Resolver(() => Solution)
export class IdeaConfidenceResolver {
  constructor(private readonly reader: ConfidenceReader) {}

  @ResolveField(() => ConfidenceModel, {
    description:
      'Confidence that the solution works, by its concluded tests: 0.01 to 10. For each assumption that it rests on, and for the whole, the latest verdict of the strongest kind of test counts; what one of these refuted is contested, and counts for 0.5 at most.',
  })
  ideaConfidence(@Parent() solution: Solution): Promise<Confidence> {
    return this.reader.idea(solution);
  }
}
