import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { Connection } from '../../../platform/paging/connection.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { ScoreHistoryArgs } from './score-history.model.ts';
import { type Score, ScoreConnection } from './score.model.ts';
import { ScoreReader } from './score.reader.ts';

/** The node, and filters of its scores. */
@ArgsType()
export class ScoreHistoryOfArgs extends ScoreHistoryArgs {
  @Field(() => ID, { description: 'Opportunity or solution whose scores are listed.' })
  nodeId: string;
}

/** Answers all scores of a node over time. */
@Resolver()
export class ScoreHistoryResolver {
  constructor(
    private readonly read: RowReader,
    private readonly scores: ScoreReader,
  ) {}

  @Query(() => ScoreConnection, {
    nullable: true,
    description:
      'All scores of a node, each with its judgements, author, instant and version of the model; latest first, null when there is no such node.',
  })
  @RequiresScope('tree:read')
  async scoreHistory(@Args() { nodeId, ...args }: ScoreHistoryOfArgs): Promise<Connection<Score> | null> {
    const node = await this.read.byId(TreeNode, nodeId);
    return node && this.scores.history(node.id, args);
  }
}
