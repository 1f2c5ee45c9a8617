import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { suggestVerdict } from '../../../domain/goals/key-result/impact.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { Change, ChangeConnection } from '../../../platform/change-log/change.model.ts';
import { ChangeLogReader } from '../../../platform/change-log/change-log.reader.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { type Connection, PageArgs } from '../../../platform/paging/connection.model.ts';
import { Metric } from '../../context/metric/metric.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { hypothesisOf, ImpactHypothesis } from './impact-hypothesis.model.ts';
import { KeyResultLink } from './key-result-link.model.ts';
import { ImpactVerdictSuggestion } from './impact.model.ts';
import { ImpactReader } from './impact.reader.ts';
import { KeyResult } from './key-result.model.ts';
import { KeyResultReader } from './key-result.reader.ts';

/** Answers what a link joins. */
@Resolver(() => KeyResultLink)
export class KeyResultLinkResolver {
  constructor(
    private readonly read: RowReader,
    private readonly changes: ChangeLogReader,
  ) {}

  @ResolveField(() => KeyResult, { description: 'Key result for whose sake the node is there.' })
  keyResult(@Parent() { keyResultId }: KeyResultLink): Promise<KeyResult | null> {
    return this.read.byId(KeyResult, keyResultId);
  }

  @ResolveField(() => TreeNode, { description: 'Outcome, opportunity or solution that is there for its sake.' })
  node(@Parent() { nodeId }: KeyResultLink): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, nodeId);
  }

  @ResolveField(() => ImpactHypothesis, { description: 'What is expected to happen because of the node.' })
  impactHypothesis(@Parent() link: KeyResultLink): ImpactHypothesis {
    return hypothesisOf(link);
  }

  @ResolveField(() => ChangeConnection, {
    description: 'What was changed of it, and by whom, latest first: what was expected before is not forgotten.',
  })
  history(@Parent() { id }: KeyResultLink, @Args() page: PageArgs): Promise<Connection<Change>> {
    return this.changes.historyOf(id, page);
  }
}

/** Answers what became of what was expected. */
@Resolver(() => ImpactHypothesis)
export class ImpactHypothesisResolver {
  constructor(
    private readonly read: RowReader,
    private readonly reader: KeyResultReader,
    private readonly impacts: ImpactReader,
    private readonly calendar: CalendarReader,
  ) {}

  @ResolveField(() => String, {
    description: "Unit in which baseline and expected size are: the key result's metric's.",
  })
  async unit(@Parent() { link }: ImpactHypothesis): Promise<string> {
    const keyResult = await this.read.byId(KeyResult, link.keyResultId);
    return (await this.read.byId(Metric, keyResult?.metricId))?.unit ?? '';
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person on whose behalf it was settled; null before, and where the key acted for itself.',
  })
  settledBy(@Parent() { link }: ImpactHypothesis): Promise<Person | null> {
    return this.read.byId(Person, link.settledById);
  }

  @ResolveField(() => ImpactVerdictSuggestion, {
    description: 'What readings and check-ins suggest became of it, and why; beside the verdict, never instead of it.',
  })
  async suggestion(@Parent() { link }: ImpactHypothesis): Promise<ImpactVerdictSuggestion> {
    const seen = await this.impacts.seen(link);
    const others = (await this.reader.links('keyResult', link.keyResultId)).length - 1;
    return { seen, ...suggestVerdict(link, seen, await this.calendar.today(), others) };
  }
}
