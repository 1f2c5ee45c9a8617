import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CHOSEN } from '../../../domain/priorities/chosen.ts';
import { levelStatus } from '../../../domain/priorities/decision/descent.ts';
import {
  TARGET_CONCERNS,
  type TargetConcern,
  targetConcerns,
} from '../../../domain/priorities/decision/target-concern.ts';
import { CHOSEN as CHOSEN_OF_TREE } from '../../../domain/tree/chosen.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { Decision } from './decision.model.ts';
import { DescentLevel } from './descent.model.ts';
import {
  TargetConcernEnum,
  TargetOpportunity,
  TargetOpportunityArgs,
  TargetOpportunityConnection,
} from './target-opportunity.model.ts';
import { TargetReader } from './target.reader.ts';

/** Answers target opportunities and their descent. */
@Resolver(() => TargetOpportunity)
export class TargetResolver {
  constructor(
    private readonly read: RowReader,
    private readonly nodes: TreeNodeReader,
    private readonly reader: TargetReader,
  ) {}

  @Query(() => TargetOpportunityConnection, {
    description: 'Targets of all outcomes, the latest start first, ended ones included.',
  })
  @RequiresScope('tree:read')
  targetOpportunities(@Args() args: TargetOpportunityArgs): Promise<CountedConnection<TargetOpportunity>> {
    return this.reader.page(args);
  }

  @ResolveField(() => Outcome, { description: 'Outcome of the target.' })
  outcome(@Parent() { outcomeId }: TargetOpportunity): Promise<Outcome | null> {
    return this.read.byId(Outcome, outcomeId);
  }

  @ResolveField(() => Opportunity, { description: 'Opportunity that the team works on.' })
  opportunity(@Parent() { opportunityId }: TargetOpportunity): Promise<Opportunity | null> {
    return this.read.byId(Opportunity, opportunityId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person on whose behalf the target was set; null if an API key acted for itself.',
  })
  setBy(@Parent() { setById }: TargetOpportunity): Promise<Person | null> {
    return this.read.byId(Person, setById);
  }

  @ResolveField(() => Boolean, { description: 'Whether the target is current: it has not ended.' })
  current(@Parent() { endedOn }: TargetOpportunity): boolean {
    return endedOn === null;
  }

  @ResolveField(() => [DescentLevel], {
    description:
      'Descent to the target, from the first choice below the outcome to the target itself, as it was when the target was set; levels without a decision are UNDECIDED.',
  })
  @AtMost(CHOSEN_OF_TREE.tree.mostLevels)
  descent(@Parent() { levels }: TargetOpportunity): DescentLevel[] {
    return levels.map((level, index) => ({ ...level, level: index + 1, status: levelStatus(level) }));
  }

  @ResolveField(() => [TargetConcernEnum], {
    description: 'What may be wrong with the target today; empty if nothing is, and once it has ended.',
  })
  @AtMost(Object.keys(TARGET_CONCERNS).length)
  async concerns(@Parent() { outcomeId, opportunityId, endedOn }: TargetOpportunity): Promise<TargetConcern[]> {
    if (endedOn !== null) return [];
    const [node, { ancestors, archivedBy }, { opportunities }] = await Promise.all([
      this.read.byId(TreeNode, opportunityId),
      this.nodes.ancestry(opportunityId),
      this.nodes.counts(opportunityId),
    ]);
    if (!node) return [];
    const statusesAbove = ancestors.map(({ status }) => status);
    const { treeId, status } = node;
    const archived = archivedBy !== null;
    return targetConcerns({ outcomeId, treeId, status, statusesAbove, archived, opportunitiesBelow: opportunities });
  }
}

/** Answers the choice on a level of the descent, and what it was chosen over. */
@Resolver(() => DescentLevel)
export class DescentLevelResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => TreeNode, { description: 'Outcome or opportunity whose children could be chosen.' })
  parent(@Parent() { parentId }: DescentLevel): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, parentId);
  }

  @ResolveField(() => Opportunity, { description: 'Opportunity on this level of the descent.' })
  chosen(@Parent() { chosenId }: DescentLevel): Promise<Opportunity | null> {
    return this.read.byId(Opportunity, chosenId);
  }

  @ResolveField(() => Decision, {
    nullable: true,
    description: 'Decision on this level in the log; null if there was none.',
  })
  decision(@Parent() { decisionId }: DescentLevel): Promise<Decision | null> {
    return this.read.byId(Decision, decisionId);
  }

  @ResolveField(() => [Opportunity], {
    description:
      'Siblings that it was chosen over, or all its siblings if there was no decision; up to 20, in their order.',
  })
  @AtMost(CHOSEN.descent.mostPassedOver)
  async over(@Parent() { overIds }: DescentLevel): Promise<Opportunity[]> {
    const others = await Promise.all(overIds.map((id) => this.read.byId(Opportunity, id)));
    return others.filter((each) => each !== null);
  }
}
