import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Confidence } from '../../../domain/research/evidence/confidence.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Solution } from '../../tree/node/kinds/solution.model.ts';
import { ConfidenceModel } from './confidence.model.ts';
import { ConfidenceReader } from './confidence.reader.ts';
import { LedgerArgs } from './ledger.model.ts';

/** Answers how sure one may be that an opportunity is one. */
@Resolver(() => Opportunity)
export class ProblemConfidenceResolver {
  constructor(private readonly reader: ConfidenceReader) {}

  @ResolveField(() => ConfidenceModel, {
    description:
      'How sure one may be that it is one, by the distinct people heard of it and of what lies below it: 0.01 to 3.',
  })
  problemConfidence(@Parent() { id }: Opportunity, @Args() { asOf }: LedgerArgs): Promise<Confidence> {
    return this.reader.problem(id, asOf);
  }
}

/** Answers how sure one may be that a solution works. */
@Resolver(() => Solution)
export class IdeaConfidenceResolver {
  constructor(private readonly reader: ConfidenceReader) {}

  @ResolveField(() => ConfidenceModel, {
    description:
      'How sure one may be that it works, by the strongest method of a concluded test that supported it: 0.01 to 10.',
  })
  ideaConfidence(@Parent() solution: Solution): Promise<Confidence> {
    return this.reader.idea(solution);
  }
}
