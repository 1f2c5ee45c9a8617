import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { EffortBelow, RollUp, RollUpArgs } from './roll-up.model.ts';
import { RollUpReader } from './roll-up.reader.ts';
import { Score } from './score.model.ts';

const ROLL_UP =
  'The scores of all descendants as one figure, by default the best. BAD_REQUEST where the id names no own model. Distinct people are never added; of estimates of size the occurrences are.';
const EFFORT = 'Estimated effort of all solutions below that are neither archived nor laid aside, in person-months.';

/** Answers the roll-ups of an opportunity. */
@Resolver(() => Opportunity)
export class OpportunityRollUpResolver {
  constructor(private readonly reader: RollUpReader) {}

  @ResolveField(() => RollUp, { nullable: true, description: ROLL_UP })
  rollUp(@Parent() { id }: Opportunity, @Args() args: RollUpArgs): Promise<RollUp | null> {
    return this.reader.scores(id, args);
  }

  @ResolveField(() => EffortBelow, { description: EFFORT })
  effortBelow(@Parent() { id }: Opportunity): Promise<EffortBelow> {
    return this.reader.effort(id);
  }
}

/** Answers the roll-ups of an outcome. */
@Resolver(() => Outcome)
export class OutcomeRollUpResolver {
  constructor(private readonly reader: RollUpReader) {}

  @ResolveField(() => RollUp, { nullable: true, description: ROLL_UP })
  rollUp(@Parent() { id }: Outcome, @Args() args: RollUpArgs): Promise<RollUp | null> {
    return this.reader.scores(id, args);
  }

  @ResolveField(() => EffortBelow, { description: EFFORT })
  effortBelow(@Parent() { id }: Outcome): Promise<EffortBelow> {
    return this.reader.effort(id);
  }
}

/** Answers the best score and node of a roll-up. */
@Resolver(() => RollUp)
export class RollUpResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Score, {
    nullable: true,
    description: 'The best score; null for a sum, and if no descendant has a value.',
  })
  score(@Parent() { scoreId }: RollUp): Promise<Score | null> {
    return this.read.byId(Score, scoreId);
  }

  @ResolveField(() => TreeNode, {
    nullable: true,
    description:
      'The node with the best score, the oldest of several; null for a sum, and if no descendant has a value.',
  })
  node(@Parent() { nodeId }: RollUp): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, nodeId);
  }
}
