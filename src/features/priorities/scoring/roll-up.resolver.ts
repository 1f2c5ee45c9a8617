import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { EffortBelow, RollUp, RollUpArgs } from './roll-up.model.ts';
import { RollUpReader } from './roll-up.reader.ts';
import { Score } from './score.model.ts';

const ROLL_UP =
  'What the scores of all that lies below come to: the best unless said. Null when there is no such own model. Distinct people are never added: of sizes the occurrences are.';
const EFFORT =
  'What the solutions below, neither archived nor laid aside, are estimated to take together, in person-months.';

/** Rolls up what lies below an opportunity. */
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

/** Rolls up what lies below an outcome. */
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

/** Tells which score and node are the best. */
@Resolver(() => RollUp)
export class RollUpResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Score, {
    nullable: true,
    description: 'Score that is the best; null of a sum, and where nothing below has a value.',
  })
  score(@Parent() { scoreId }: RollUp): Promise<Score | null> {
    return this.read.byId(Score, scoreId);
  }

  @ResolveField(() => TreeNode, {
    nullable: true,
    description: 'Node that is the best, the one made first of several; null of a sum, and where nothing has a value.',
  })
  node(@Parent() { nodeId }: RollUp): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, nodeId);
  }
}
