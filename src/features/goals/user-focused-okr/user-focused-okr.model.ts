import { ArgsType, Field, HideField, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  type StepState,
  USER_FOCUSED_STEPS,
  type UserFocusedStep,
} from '../../../domain/goals/user-focused-okr/steps.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { Objective } from '../key-result/objective.model.ts';
import { Opportunity, OpportunityQuote } from '../../tree/node/kinds/opportunity.model.ts';

const UserFocusedStepEnum = registerEnum(
  'UserFocusedStep',
  'The steps to a user-focused objective (Patton), in their order.',
  USER_FOCUSED_STEPS,
);

/** Most business key results that a draft names. Chosen: a cycle has a few. */
export const MOST_BUSINESS_KEY_RESULTS = 50;

/** How one of the five steps stands. */
@ObjectType()
@RequiresScope('okr:read')
export class UserFocusedStepState implements StepState {
  /** Which of the five it is. */
  @Field(() => UserFocusedStepEnum)
  step: UserFocusedStep;

  /** Whether it is done. */
  isDone: boolean;

  /** What is there, or is missing, in a sentence to show to people. */
  why: string;

  /** What to do next, with the mutation that does it; null where the step is done. */
  @Field(() => String, { nullable: true })
  next: string | null;

  /** Doubts about it, one sentence each; they hold nobody up. */
  @Field(() => [String])
  @AtMost(3)
  warnings: readonly string[];
}

/** How far a user-focused objective about an opportunity has come, and a first wording of it. */
@ObjectType()
@RequiresScope('okr:read')
export class UserFocusedOkrDraft {
  /** Opportunity that the objective would be about. */
  @Field(() => Opportunity)
  opportunity: Opportunity;

  /** The five steps, in their order. */
  @Field(() => [UserFocusedStepState])
  @AtMost(Object.keys(USER_FOCUSED_STEPS).length)
  steps: UserFocusedStepState[];

  /** Whether the first three steps are done, so that `userFocusedOkrCreate` can do the last two. */
  isReady: boolean;

  /** Objective for users of the cycle about this opportunity, the oldest where there are several; null before it is set. */
  @Field(() => Objective, { nullable: true })
  objective: Objective | null;

  /** First wording of the objective, from the quote or, without one, the title: states what is solved, names no feature; at most 300 characters. */
  statement: string;

  /** The opportunity as the target person says it; null while there is no quote. */
  @Field(() => OpportunityQuote, { nullable: true })
  quote: OpportunityQuote | null;

  /** Interviews that the tree was built from; null where that is not known, which is not 0. */
  @Field(() => Int, { nullable: true })
  interviews: number | null;

  @HideField()
  businessKeyResultIds: readonly string[];
}

/** Which objective to draft. */
@ArgsType()
export class UserFocusedOkrDraftArgs {
  /** Opportunity that is to be solved. */
  @Field(() => ID)
  opportunityId: string;

  /** Cycle in which it is to be solved. */
  @Field(() => ID)
  cycleId: string;
}
