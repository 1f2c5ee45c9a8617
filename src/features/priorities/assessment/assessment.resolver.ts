import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { setsOf } from '../../../domain/priorities/assessment/assessment.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { idOf } from '../../../platform/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { ListArgs } from '../../../platform/paging/list-args.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { AssessedSet, Assessment, AssessmentConnection, describedFactor, HOW_MANY_SETS } from './assessment.model.ts';
import { AssessmentReader } from './assessment.reader.ts';
import { ComparedOpportunity, Comparison, MOST_COMPARED } from './comparison.model.ts';

/** The sets of factors, each factor with its label, its question and its judgement. */
const shownSets = (judgements: Assessment['judgements']): AssessedSet[] =>
  setsOf(judgements).map(({ set, factors, missing }) => ({
    set,
    missing,
    factors: factors.map((judged) => ({ ...describedFactor(judged.factor), ...judged })),
  }));

/** Answers comparisons of opportunities, and the computed fields of an assessment. */
@Resolver(() => Assessment)
export class AssessmentResolver {
  constructor(
    private readonly read: RowReader,
    private readonly nodes: TreeNodeReader,
    private readonly reader: AssessmentReader,
  ) {}

  @Query(() => Comparison, {
    nullable: true,
    description:
      'Compares the opportunities below a parent under four sets of factors, and names missing judgements; null when there is no such parent.',
  })
  @RequiresScope('tree:read')
  async comparison(
    @Args('parentId', { type: () => ID, description: 'Outcome or opportunity whose children are compared.' })
    parentId: string,
  ): Promise<Comparison | null> {
    const parent = await this.read.byId(TreeNode, parentId);
    if (!parent) return null;
    const children = await this.nodes.children(idOf(parentId), false);
    const siblings = children.filter(({ kind }) => kind === 'OPPORTUNITY') as Opportunity[];
    const compared = siblings.slice(0, MOST_COMPARED);
    const assessments = await Promise.all(compared.map(({ id }) => this.reader.latest(id)));
    const opportunities = compared.map((opportunity, index): ComparedOpportunity => {
      const assessment = assessments[index] ?? null;
      const sets = shownSets(assessment?.judgements ?? {});
      return { opportunity, assessment, sets, missing: sets.flatMap(({ missing }) => missing) };
    });
    return { parent, opportunities, siblings: siblings.length, gaps: gapsOf(opportunities, siblings.length) };
  }

  @ResolveField(() => Opportunity, { description: 'The assessed opportunity.' })
  opportunity(@Parent() { opportunityId }: Assessment): Promise<Opportunity | null> {
    return this.read.byId(Opportunity, opportunityId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person on whose behalf the assessment was recorded; null if an API key acted for itself.',
  })
  recordedBy(@Parent() { recordedById }: Assessment): Promise<Person | null> {
    return this.read.byId(Person, recordedById);
  }

  @ResolveField(() => [AssessedSet], {
    description: 'The four sets of factors in a fixed order, with the judgements under each.',
  })
  @AtMost(HOW_MANY_SETS)
  sets(@Parent() { judgements }: Assessment): AssessedSet[] {
    return shownSets(judgements);
  }
}

/** Answers the assessments of an opportunity. */
@Resolver(() => Opportunity)
export class OpportunityAssessmentResolver {
  constructor(private readonly reader: AssessmentReader) {}

  @ResolveField(() => Assessment, {
    nullable: true,
    description: 'Its latest assessment; null while it has none.',
  })
  assessment(@Parent() { id }: Opportunity): Promise<Assessment | null> {
    return this.reader.latest(id);
  }

  @ResolveField(() => AssessmentConnection, { description: 'All of its assessments, latest first.' })
  assessments(@Parent() { id }: Opportunity, @Args() page: ListArgs): Promise<CountedConnection<Assessment>> {
    return this.reader.page(id, page);
  }
}

/** What is missing for a comparison of siblings, one sentence each. */
function gapsOf(opportunities: readonly ComparedOpportunity[], siblings: number): string[] {
  const few = siblings < 2 ? ['There are no siblings to compare: one opportunity is a yes or no.'] : [];
  return [
    ...few,
    ...opportunities.flatMap(({ opportunity, assessment, missing }) => {
      if (!assessment) return [`${opportunity.shortKey} is not assessed.`];
      return missing.length > 0
        ? [`${opportunity.shortKey} lacks ${missing.map((factor) => factor.toUpperCase()).join(', ')}.`]
        : [];
    }),
  ];
}
