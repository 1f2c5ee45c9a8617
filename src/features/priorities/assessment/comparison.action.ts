import { Injectable } from '@nestjs/common';
import { LAID_ASIDE } from '../../../domain/tree/node/node-kind.ts';
import type { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import type { TreeNode } from '../../tree/node/tree-node.model.ts';
import { assessedSets } from './assessed-sets.ts';
import { AssessmentReader } from './assessment.reader.ts';
import { type ComparedOpportunity, type Comparison, MOST_COMPARED } from './comparison.model.ts';

/** Compares siblings; two statements for all parents of a request. */
@Injectable()
export class ComparisonAction {
  constructor(
    private readonly nodes: TreeNodeReader,
    private readonly reader: AssessmentReader,
  ) {}

  /** The comparison of the opportunities directly below an outcome or an opportunity. */
  async below(parent: TreeNode): Promise<Comparison> {
    const children = await this.nodes.children(parent.id, false);
    const siblings = children.filter(
      ({ kind, status }) => kind === 'OPPORTUNITY' && !LAID_ASIDE.has(status),
    ) as Opportunity[];
    const compared = siblings.slice(0, MOST_COMPARED);
    const assessments = await Promise.all(compared.map(({ id }) => this.reader.latest(id)));
    const opportunities = compared.map((opportunity, index): ComparedOpportunity => {
      const assessment = assessments[index] ?? null;
      const sets = assessedSets(assessment?.judgements ?? {});
      return { opportunity, assessment, sets, missing: sets.flatMap(({ missing }) => missing) };
    });
    return { parent, opportunities, siblings: siblings.length, gaps: gapsOf(opportunities, siblings.length) };
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
