import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { ListArgs } from '../../../platform/paging/list-args.model.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { Cycle } from '../../goals/cycle/cycle.model.ts';
import { KeyResultLink } from '../../goals/key-result/key-result-link.model.ts';
import { KeyResult } from '../../goals/key-result/key-result.model.ts';
import { Objective } from '../../goals/key-result/objective.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { CoveredKeyResultConnection, KeyResultCoverage, NodeWithoutKeyResultConnection } from './coverage.model.ts';
import { CoverageReader } from './coverage.reader.ts';
import { LineageAction } from './lineage.action.ts';
import { CoveredKeyResult, KeyResultCoverageArgs, Lineage, LineageArgs, LineageStep } from './lineage.model.ts';

/** Resolves the lineage and the entities of its steps. */
@Resolver(() => LineageStep)
export class LineageResolver {
  constructor(
    private readonly read: RowReader,
    private readonly action: LineageAction,
  ) {}

  @Query(() => Lineage, {
    nullable: true,
    description:
      'The relation between key results and work, in both directions: key result ← hypothesis ← opportunity ← solution ← experiment. Name a node or a key result; null when it does not exist, or when the node is archived. The number of SQL statements is fixed, however large the lineage.',
  })
  @RequiresScope('okr:read')
  async lineage(@Args() { nodeId, keyResultId }: LineageArgs): Promise<Lineage | null> {
    if ((nodeId ?? null) !== null && (keyResultId ?? null) === null) {
      const node = await this.read.byId(TreeNode, nodeId);
      const lineage = node && (await this.action.ofNode(node.id));
      return lineage?.steps.some(({ id }) => id === node?.id) ? lineage : null;
    }
    if ((keyResultId ?? null) !== null && (nodeId ?? null) === null) {
      const keyResult = await this.read.byId(KeyResult, keyResultId);
      return keyResult && this.action.ofKeyResult(keyResult);
    }
    throw new Fault('BAD_REQUEST', '"lineage" takes one of "nodeId" and "keyResultId".');
  }

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
