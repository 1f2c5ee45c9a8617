import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { type Connection, PageArgs } from '../../../platform/paging/connection.model.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { Cycle } from '../../goals/cycle/cycle.model.ts';
import { KeyResultLink } from '../../goals/key-result/key-result-link.model.ts';
import { KeyResult } from '../../goals/key-result/key-result.model.ts';
import { Objective } from '../../goals/key-result/objective.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { CoveredKeyResultConnection, KeyResultCoverage, TreeNodeConnection } from './coverage.model.ts';
import { CoverageReader } from './coverage.reader.ts';
import { LineageAction } from './lineage.action.ts';
import { CoveredKeyResult, KeyResultCoverageArgs, Lineage, LineageArgs, LineageStep } from './lineage.model.ts';

/** Answers what is done for the sake of which key result. */
@Resolver(() => LineageStep)
export class LineageResolver {
  constructor(
    private readonly read: RowReader,
    private readonly action: LineageAction,
  ) {}

  @Query(() => Lineage, {
    nullable: true,
    description:
      'The line between key results and the work, both ways: key result ← hypothesis ← opportunity ← solution ← experiment. Ask for a node or for a key result; null where there is none, or the node is archived. A fixed number of statements whatever hangs there.',
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
    description: 'The node itself; null for key results and hypotheses.',
  })
  node(@Parent() { id, shortKey }: LineageStep): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, shortKey === null ? null : id);
  }

  @ResolveField(() => KeyResult, {
    nullable: true,
    description: 'The key result itself; null for hypotheses and nodes.',
  })
  keyResult(@Parent() { id, kind }: LineageStep): Promise<KeyResult | null> {
    return this.read.byId(KeyResult, kind === 'KEY_RESULT' ? id : null);
  }

  @ResolveField(() => KeyResultLink, {
    nullable: true,
    description: 'The link that carries the hypothesis; null for key results and nodes.',
  })
  link(@Parent() { id, kind }: LineageStep): Promise<KeyResultLink | null> {
    return this.read.byId(KeyResultLink, kind === 'HYPOTHESIS' ? id : null);
  }
}

/** Answers which key results somebody works on. */
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
      'How much work stands behind each key result, which have none, and which work serves none; null where a cycle, objective or team that is named is not there.',
  })
  @RequiresScope('okr:read')
  async keyResultCoverage(@Args() asked: KeyResultCoverageArgs): Promise<KeyResultCoverage | null> {
    const named = [
      ...(asked.cycleId ? [this.read.byId(Cycle, asked.cycleId)] : []),
      ...(asked.objectiveId ? [this.read.byId(Objective, asked.objectiveId)] : []),
      ...(asked.teamIds ?? []).map((id) => this.read.byId(Team, id)),
    ];
    if ((await Promise.all<unknown>(named)).includes(null)) return null;
    return { asked, today: await this.calendar.today() };
  }

  @ResolveField(() => CoveredKeyResultConnection, {
    description: 'Key results with what stands behind each, oldest first.',
  })
  keyResults(@Parent() coverage: KeyResultCoverage, @Args() page: PageArgs): Promise<Connection<CoveredKeyResult>> {
    return this.reader.keyResults(coverage, page);
  }

  @ResolveField(() => TreeNodeConnection, {
    description:
      'Outcomes, opportunities and solutions that serve none of these key results: neither they nor anything above or below them is linked to one. Only the topmost of each branch, oldest first.',
  })
  nodesWithoutKeyResult(@Parent() coverage: KeyResultCoverage, @Args() page: PageArgs): Promise<Connection<TreeNode>> {
    return this.reader.withoutKeyResult(coverage, page);
  }
}

/** Answers which key result is covered. */
@Resolver(() => CoveredKeyResult)
export class CoveredKeyResultResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => KeyResult, { nullable: true, description: 'The key result that is, or is not, worked on.' })
  keyResult(@Parent() { keyResultId }: CoveredKeyResult): Promise<KeyResult | null> {
    return this.read.byId(KeyResult, keyResultId);
  }
}
