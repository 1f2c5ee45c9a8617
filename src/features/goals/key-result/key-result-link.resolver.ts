import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { suggestVerdict } from '../../../domain/goals/key-result/impact.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Metric } from '../../context/metric/metric.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { hypothesisOf, ImpactHypothesis } from './impact-hypothesis.model.ts';
import { KeyResultLink } from './key-result-link.model.ts';
import { ImpactVerdictSuggestion } from './impact.model.ts';
import { ImpactReader } from './impact.reader.ts';
import { KeyResult } from './key-result.model.ts';
import { KeyResultReader } from './key-result.reader.ts';

/** Answers the two ends of a link, its hypothesis and its history. */
@Resolver(() => KeyResultLink)
export class KeyResultLinkResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => KeyResult, { description: 'Key result that the node serves.' })
  keyResult(@Parent() { keyResultId }: KeyResultLink): Promise<KeyResult | null> {
    return this.read.byId(KeyResult, keyResultId);
  }

  @ResolveField(() => TreeNode, { description: 'Outcome, opportunity or solution that serves the key result.' })
  node(@Parent() { nodeId }: KeyResultLink): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, nodeId);
  }

  @ResolveField(() => ImpactHypothesis, {
    description: 'The impact that the node is expected to have on the key result.',
  })
  impactHypothesis(@Parent() link: KeyResultLink): ImpactHypothesis {
    return hypothesisOf(link);
  }
}

/** Answers how a hypothesis turned out. */
@Resolver(() => ImpactHypothesis)
export class ImpactHypothesisResolver {
  constructor(
    private readonly read: RowReader,
    private readonly reader: KeyResultReader,
    private readonly impacts: ImpactReader,
    private readonly calendar: CalendarReader,
  ) {}

  @ResolveField(() => String, {
    description: "Unit of baseline and expected size: that of the key result's metric.",
  })
  async unit(@Parent() { link }: ImpactHypothesis): Promise<string> {
    const keyResult = await this.read.byId(KeyResult, link.keyResultId);
    return (await this.read.byId(Metric, keyResult?.metricId))?.unit ?? '';
  }

  @ResolveField(() => Person, {
    nullable: true,
    description:
      'Person on whose behalf the hypothesis was settled; null until then, and if the API key acted for itself.',
  })
  settledBy(@Parent() { link }: ImpactHypothesis): Promise<Person | null> {
    return this.read.byId(Person, link.settledById);
  }

  @ResolveField(() => ImpactVerdictSuggestion, {
    description: 'Verdict that readings and check-ins suggest, and why. It never replaces the verdict of a person.',
  })
  async suggestion(@Parent() { link }: ImpactHypothesis): Promise<ImpactVerdictSuggestion> {
    const seen = await this.impacts.seen(link);
    const others = (await this.reader.links('keyResult', link.keyResultId)).length - 1;
    return { seen, ...suggestVerdict(link, seen, await this.calendar.today(), others) };
  }
}
