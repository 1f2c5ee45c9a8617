import { Injectable } from '@nestjs/common';
import { buildingWords, solutionsNamed } from '../../../domain/goals/user-focused-okr/statement.ts';
import type { OkrFacts } from '../../../domain/goals/user-focused-okr/steps.ts';
import type { Objective } from '../key-result/objective.model.ts';
import type { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { type BusinessKeyResult, UserFocusedOkrReader } from './user-focused-okr.reader.ts';

/** What is known of an opportunity in a cycle before its objective is looked at. */
export interface Ground {
  readonly business: readonly BusinessKeyResult[];
  readonly solutionTitles: readonly string[];
  readonly facts: Omit<OkrFacts, 'objective' | 'metrics' | 'quote'>;
}

/** Gathers what the five steps are judged by: a fixed number of statements. */
@Injectable()
export class OkrFactsAction {
  constructor(
    private readonly nodes: TreeNodeReader,
    private readonly reader: UserFocusedOkrReader,
  ) {}

  /** @param chosen ids of the business key results to look at; all of the cycle unless said */
  async ground(opportunity: Opportunity, cycleId: string, chosen: readonly string[] | null): Promise<Ground> {
    const { ancestors } = await this.nodes.ancestry(opportunity.id);
    const all = await this.reader.businessKeyResults(cycleId, [...ancestors, opportunity]);
    const business = chosen === null ? all : all.filter(({ id }) => chosen.includes(id));
    const target = await this.reader.target(opportunity.treeId);
    const isTarget = target?.opportunityId === opportunity.id;
    return {
      business,
      solutionTitles: await this.reader.solutionTitles(opportunity.treeId),
      facts: {
        businessKeyResults: business.length,
        treeIsAround: business.some(({ isAround }) => isAround),
        isTarget,
        otherTarget: isTarget ? null : (target?.title ?? null),
        // Interviews are not kept here: what is not known is not taken for none.
        interviews: null,
      },
    };
  }
}

/** What is to be judged of an objective. */
export const objectiveFacts = (
  { statement, ambition }: Pick<Objective, 'statement' | 'ambition'>,
  solutionTitles: readonly string[],
): NonNullable<OkrFacts['objective']> => ({
  isAmbitious: ambition === 'ASPIRATIONAL',
  solutionsNamed: solutionsNamed(statement, solutionTitles),
  buildingWords: buildingWords(statement),
});
