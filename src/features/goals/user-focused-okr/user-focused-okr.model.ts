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

/** State of one of the five steps. */
@ObjectType()
@RequiresScope('okr:read', 'tree:read')
export class UserFocusedStepState implements StepState {
  /** Which of the five steps. */
  @Field(() => UserFocusedStepEnum)
  step: UserFocusedStep;

  /** Whether the step is done. */
  isDone: boolean;

  /** Why the step is done or missing, in a sentence to show to people. */
  reason: string;

  /** What to do next, with the mutation that does it; null where the step is done. */
  @Field(() => String, { nullable: true })
  next: string | null;

  /** Doubts about the step, one sentence each; they do not keep it from being done. */
  @Field(() => [String])
  @AtMost(3)
  doubts: readonly string[];
}

/** State of the steps to a user-focused objective about an opportunity, and a first wording of it. */
@ObjectType()
@RequiresScope('okr:read', 'tree:read')
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

  /** The cycle's user-focused objective about this opportunity, the oldest of several; null while there is none. */
  @Field(() => Objective, { nullable: true })
  objective: Objective | null;

  /** First wording of the objective, from the quote or, without one, the title. It states what is solved and names no feature; at most 300 characters. */
  statement: string;

  /** The opportunity in the words of the target person; null while there is no quote. */
  @Field(() => OpportunityQuote, { nullable: true })
  quote: OpportunityQuote | null;

  /** Number of interviews that the tree was built from: those that yielded evidence that counts for a node of it, archived nodes left out; each once. */
  @Field(() => Int)
  interviews: number;

  @HideField()
  businessKeyResultIds: readonly string[];
}

/** Fields that a draft counts as. Measured: half a dozen statements of its own, as long as some 1,000 fields. */
export const OKR_DRAFT_COST = 1_000;

/** Which objective to draft. */
@ArgsType()
export class UserFocusedOkrDraftArgs {
  /** Cycle in which to solve the opportunity. */
  @Field(() => ID)
  cycleId: string;
}
