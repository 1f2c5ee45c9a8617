import { Args, Query, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ScoreExplanation, ScoreExplanationArgs } from './score-explanation.model.ts';
import { ScoreExplanationReader } from './score-explanation.reader.ts';

/** Answers why a node has its rank. */
@Resolver()
export class ScoreExplanationResolver {
  constructor(private readonly reader: ScoreExplanationReader) {}

  @Query(() => ScoreExplanation, {
    nullable: true,
    description:
      "Explains a node's latest score: its judgements, its arithmetic, and the smallest change of one judgement that would swap the node with a neighbour in the ranking; null when there is no such node or outcome.",
  })
  @RequiresScope('tree:read')
  scoreExplanation(@Args() args: ScoreExplanationArgs): Promise<ScoreExplanation | null> {
    return this.reader.explain(args);
  }
}
