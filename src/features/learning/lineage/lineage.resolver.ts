import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CountsAs, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { ListArgs } from '../../../platform/paging/list-args.model.ts';
import { Cycle } from '../../goals/cycle/cycle.model.ts';
import { KeyResultLink } from '../../goals/key-result/key-result-link.model.ts';
import { KeyResult } from '../../goals/key-result/key-result.model.ts';
import { Objective } from '../../goals/key-result/objective.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { CoveredKeyResultConnection, KeyResultCoverage, NodeWithoutKeyResultConnection } from './coverage.model.ts';
import { CoverageReader } from './coverage.reader.ts';
import { LineageAction } from './lineage.action.ts';
import { CoveredKeyResult, KeyResultCoverageArgs, Lineage, LINEAGE_COST, LineageStep } from './lineage.model.ts';

/** Resolves the lineage of a node. */
@Resolver(() => TreeNode)
export class NodeLineageResolver {
  constructor(private readonly action: LineageAction) {}

  @ResolveField(() => Lineage, {
    nullable: true,
    description:
      'The relation between key results and work, in both directions: key result ← hypothesis ← opportunity ← solution ← experiment. Null when the node is archived. The number of SQL statements is fixed, however large the lineage.',
  })
  @CountsAs(LINEAGE_COST)
  async lineage(@Parent() node: TreeNode): Promise<Lineage | null> {
    const lineage = await this.action.ofNode(node.id);
    return lineage.steps.some(({ id }) => id === node.id) ? lineage : null;
  }
}

/** Resolves the lineage of a key result. */
@Resolver(() => KeyResult)
export class KeyResultLineageResolver {
  constructor(private readonly action: LineageAction) {}

  @ResolveField(() => Lineage, {
    description:
      'The relation between the key result and work: key result ← hypothesis ← opportunity ← solution ← experiment. The number of SQL statements is fixed, however large the lineage.',
  })
  @CountsAs(LINEAGE_COST)
  lineage(@Parent() keyResult: KeyResult): Promise<Lineage> {
    return this.action.ofKeyResult(keyResult);
  }
}

/** Resolves the entities of the steps of a lineage. */
@Resolver(() => LineageStep)
export class LineageStepResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => TreeNode, {
    nullable: true,
    description: 'Node of the step; null for key results and hypotheses.',
  })
  node(@Parent() { id, shortKey }: LineageStep): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, shortKey === null ? null : id);
  }

  @ResolveField(() => KeyResult, {
    nullable: true,
    description: 'Key result of the step; null for hypotheses and nodes.',
  })
  keyResult(@Parent() { id, kind }: LineageStep): Promise<KeyResult | null> {
    return this.read.byId(KeyResult, kind === 'KEY_RESULT' ? id : null);
  }

  @ResolveField(() => KeyResultLink, {
    nullable: true,
    description: 'Link with the hypothesis; null for key results and nodes.',
  })
  link(@Parent() { id, kind }: LineageStep): Promise<KeyResultLink | null> {
    return this.read.byId(KeyResultLink, kind === 'HYPOTHESIS' ? id : null);
  }
}

/** Resolves the coverage of key results by work. */
@Resolver(() => KeyResultCoverage)
export class KeyResultCoverageResolver {
  constructor(
    private readonly read: RowReader,
    private readonly calendar: CalendarReader,
    private readonly reader: CoverageReader,
  ) {}

  @Query(() => KeyResultCoverage, {
    nullable: true,
    description:
      'How much work supports each key result, and which work serves none; null when a named cycle, objective or team does not exist.',
  })
  @RequiresScope('okr:read')
  async keyResultCoverage(@Args() asked: KeyResultCoverageArgs): Promise<KeyResultCoverage | null> {
    const named = [
      ...(asked.cycleId ? [this.read.byId(Cycle, asked.cycleId)] : []),
      ...(asked.objectiveId ? [this.read.byId(Objective, asked.objectiveId)] : []),
      ...(asked.teamIds ?? []).map((id) => this.read.byId(Team, id)),
    ];
    if ((await Promise.all<unknown>(named)).includes(null)) return null;
    return { args: asked, today: await this.calendar.today() };
  }

  @ResolveField(() => CoveredKeyResultConnection, {
    description: 'Key results with the amount of work that supports each, oldest first.',
  })
  keyResults(
    @Parent() coverage: KeyResultCoverage,
    @Args() page: ListArgs,
  ): Promise<CountedConnection<CoveredKeyResult>> {
    return this.reader.keyResults(coverage, page);
  }

  @ResolveField(() => NodeWithoutKeyResultConnection, {
    description:
      'Outcomes, opportunities and solutions that serve none of these key results: neither they nor any node above or below them is linked to one. Only the topmost of each branch, oldest first.',
  })
  nodesWithoutKeyResult(
    @Parent() coverage: KeyResultCoverage,
    @Args() page: ListArgs,
  ): Promise<CountedConnection<TreeNode>> {
    return this.reader.withoutKeyResult(coverage, page);
  }
}

/** Resolves the key result of a coverage. */
@Resolver(() => CoveredKeyResult)
export class CoveredKeyResultResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => KeyResult, {
    nullable: true,
    description: 'Key result that these figures are about; every entry has one.',
  })
  keyResult(@Parent() { keyResultId }: CoveredKeyResult): Promise<KeyResult | null> {
    return this.read.byId(KeyResult, keyResultId);
  }
}
