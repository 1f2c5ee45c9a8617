import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CountsAs } from '../../../platform/access/requires-scope.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Solution } from '../../tree/node/kinds/solution.model.ts';
import { EXPLANATION_COST, ScoreExplanation, ScoreExplanationArgs } from './score-explanation.model.ts';
import { ScoreExplanationReader } from './score-explanation.reader.ts';

/** Answers why an opportunity has its rank. */
@Resolver(() => Opportunity)
export class OpportunityScoreExplanationResolver {
  constructor(private readonly reader: ScoreExplanationReader) {}

  @ResolveField(() => ScoreExplanation, {
    nullable: true,
    description:
      "Explains the opportunity's latest score: its judgements, its arithmetic, and the smallest change of one judgement that would swap it with a neighbour in the ranking; null where it has none, BAD_REQUEST where an id names no outcome or own model.",
  })
  @CountsAs(EXPLANATION_COST)
  scoreExplanation(
    @Parent() opportunity: Opportunity,
    @Args() args: ScoreExplanationArgs,
  ): Promise<ScoreExplanation | null> {
    return this.reader.explain(opportunity, 'OPPORTUNITY', args);
  }
}

/** Answers why a solution has its rank. */
@Resolver(() => Solution)
export class SolutionScoreExplanationResolver {
  constructor(private readonly reader: ScoreExplanationReader) {}

  @ResolveField(() => ScoreExplanation, {
    nullable: true,
    description:
      "Explains the solution's latest score: its judgements, its arithmetic, and the smallest change of one judgement that would swap it with a neighbour in the ranking; null where it has none, BAD_REQUEST where an id names no outcome or own model.",
  })
  @CountsAs(EXPLANATION_COST)
  scoreExplanation(@Parent() solution: Solution, @Args() args: ScoreExplanationArgs): Promise<ScoreExplanation | null> {
    return this.reader.explain(solution, 'SOLUTION', args);
  }
}
