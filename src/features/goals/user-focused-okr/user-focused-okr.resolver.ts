import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { draftStatement } from '../../../domain/goals/user-focused-okr/statement.ts';
import { stepStates } from '../../../domain/goals/user-focused-okr/steps.ts';
import { AtMost, CountsAs } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Cycle } from '../cycle/cycle.model.ts';
import { KeyResult } from '../key-result/key-result.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { objectiveFacts, OkrFactsAction } from './okr-facts.action.ts';
import {
  MOST_BUSINESS_KEY_RESULTS,
  OKR_DRAFT_COST,
  UserFocusedOkrDraft,
  UserFocusedOkrDraftArgs,
} from './user-focused-okr.model.ts';
import { UserFocusedOkrReader } from './user-focused-okr.reader.ts';

/** Answers which steps to a user-focused objective are done, and drafts it. */
@Resolver(() => Opportunity)
export class UserFocusedOkrResolver {
  constructor(
    private readonly read: RowReader,
    private readonly facts: OkrFactsAction,
    private readonly reader: UserFocusedOkrReader,
  ) {}

  @ResolveField(() => UserFocusedOkrDraft, {
    nullable: true,
    description:
      'Draft of a user-focused objective about the opportunity in a cycle: each of the five steps done or missing, why, and what to do next, with a first wording. Null where there is no such cycle.',
  })
  @CountsAs(OKR_DRAFT_COST)
  async userFocusedOkrDraft(
    @Parent() opportunity: Opportunity,
    @Args() { cycleId }: UserFocusedOkrDraftArgs,
  ): Promise<UserFocusedOkrDraft | null> {
    const cycle = await this.read.byId(Cycle, cycleId);
    if (!cycle) return null;
    const { business, solutionTitles, facts } = await this.facts.gather(opportunity, cycle.id, null);
    const { objective, metrics } = await this.reader.objective(cycle.id, opportunity.id);
    const quote = opportunity.quote ?? objective?.quote ?? null;
    const of = objective && objectiveFacts(objective, solutionTitles);
    const steps = stepStates({ ...facts, quote, objective: of, metrics });
    return {
      opportunity,
      steps,
      objective,
      quote,
      interviews: facts.interviews,
      isReady: steps.slice(0, 3).every(({ isDone }) => isDone),
      statement: draftStatement(quote?.text ?? opportunity.title, quote?.persona ?? null),
      businessKeyResultIds: business.map(({ id }) => id),
    };
  }
}

/** Resolves the business key results of a draft. */
@Resolver(() => UserFocusedOkrDraft)
export class UserFocusedOkrDraftResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => [KeyResult], { description: "The cycle's business key results, oldest first, at most 50." })
  @AtMost(MOST_BUSINESS_KEY_RESULTS)
  async businessKeyResults(@Parent() { businessKeyResultIds }: UserFocusedOkrDraft): Promise<KeyResult[]> {
    const rows = await this.read.byIds(KeyResult, businessKeyResultIds);
    return rows.filter((row) => row !== null);
  }
}
