import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, CountedRows } from '../../../platform/access/requires-scope.ts';
import type { Connection } from '../../../platform/paging/connection.model.ts';
import { Solution } from '../../tree/node/kinds/solution.model.ts';
import { MOST_OWN_MODELS } from './own-model.model.ts';
import { ScoreHistoryArgs } from './score-history.model.ts';
import { Score, SCORE_HISTORY_ROWS, SCORE_ROWS, ScoreConnection } from './score.model.ts';
import { ScoreReader } from './score.reader.ts';
import { HOW_MANY_MODELS } from './scoring-model.model.ts';

/** Answers the scores of a solution. */
@Resolver(() => Solution)
export class SolutionScoresResolver {
  constructor(private readonly reader: ScoreReader) {}

  @ResolveField(() => [Score], {
    description: 'Latest score by each model that it was scored with; empty while it has none.',
  })
  @AtMost(HOW_MANY_MODELS + MOST_OWN_MODELS)
  @CountedRows(SCORE_ROWS)
  scores(@Parent() { id }: Solution): Promise<Score[]> {
    return this.reader.current(id);
  }

  @ResolveField(() => ScoreConnection, {
    description: 'All of its scores, each with its judgements, author, instant and version of the model; latest first.',
  })
  @CountedRows(SCORE_HISTORY_ROWS)
  scoreHistory(@Parent() { id }: Solution, @Args() args: ScoreHistoryArgs): Promise<Connection<Score>> {
    return this.reader.history(id, args);
  }
}
