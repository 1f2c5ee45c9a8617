import { Injectable } from '@nestjs/common';
import { buildingWords, solutionsNamed } from '../../../domain/goals/user-focused-okr/statement.ts';
import type { OkrFacts } from '../../../domain/goals/user-focused-okr/steps.ts';
import type { Objective } from '../key-result/objective.model.ts';
import type { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { type BusinessKeyResult, UserFocusedOkrReader } from './user-focused-okr.reader.ts';

/** The facts about an opportunity in a cycle that do not depend on its objective. */
export interface GatheredFacts {
  readonly business: readonly BusinessKeyResult[];
  readonly solutionTitles: readonly string[];
  readonly facts: Omit<OkrFacts, 'objective' | 'metrics' | 'quote'>;
}

/** Gathers the facts by which the five steps are checked; a fixed number of statements. */
@Injectable()
export class OkrFactsAction {
  constructor(
    private readonly nodes: TreeNodeReader,
    private readonly reader: UserFocusedOkrReader,
  ) {}

  /** @param chosen ids of the business key results that count; null for all of the cycle */
  async gather(opportunity: Opportunity, cycleId: string, chosen: readonly string[] | null): Promise<GatheredFacts> {
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
        interviews: await this.reader.interviews(opportunity.treeId),
      },
    };
  }
}

/** The facts about an objective that the step OBJECTIVE is checked by. */
export const objectiveFacts = (
  { statement, ambition }: Pick<Objective, 'statement' | 'ambition'>,
  solutionTitles: readonly string[],
): NonNullable<OkrFacts['objective']> => ({
  isAmbitious: ambition === 'ASPIRATIONAL',
  solutionsNamed: solutionsNamed(statement, solutionTitles),
  buildingWords: buildingWords(statement),
});
