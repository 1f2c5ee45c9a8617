import { Args, Field, ID, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { CHOSEN } from '../../../../domain/tree/chosen.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { CalendarDate } from '../../../../platform/graphql/scalars.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { DescentStepInput } from '../descent.model.ts';
import { TargetOpportunity } from '../target-opportunity.model.ts';
import { TargetAction } from '../target.action.ts';

/** What to work on for an outcome from now on, and how it was come to. */
@InputType()
export class TargetOpportunitySetInput extends inputOf(
  PickType(TargetOpportunity, ['outcomeId', 'why'], InputType),
  RepeatableInput,
) {
  /** Opportunity of the outcome's tree, neither it nor anything above it archived or parked. */
  @Field(() => ID)
  opportunityId: string;

  /** What was decided level by level, in any order; each goes into the log of decisions, levels left out are named as undecided. */
  @Field(() => [DescentStepInput], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => DescentStepInput)
  @ArrayMaxSize(CHOSEN.tree.mostLevels)
  descent?: DescentStepInput[] | null;

  /** First day on which it is the target: today unless said, not in the future, not before the current target began. */
  @Field(() => CalendarDate, { nullable: true })
  startsOn?: string | null;
}

/** The new target. */
@ObjectType()
export class TargetOpportunitySetPayload extends payloadOf(TargetOpportunity, 'targetOpportunity') {}

/** Sets what is worked on for an outcome. */
@Resolver()
export class TargetOpportunitySetMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: TargetAction,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => TargetOpportunitySetPayload, {
    description:
      'Makes an opportunity the one target of its outcome. The target before it ends on the same day and stays in the history.',
  })
  @RequiresScope('tree:write')
  async targetOpportunitySet(@Args('input') input: TargetOpportunitySetInput): Promise<TargetOpportunitySetPayload> {
    const { outcomeId, opportunityId, why, startsOn = null } = input;
    const id = await this.once.once('targetOpportunitySet', input, () =>
      this.action.set({ outcomeId, opportunityId, why, startsOn, steps: input.descent ?? [] }),
    );
    return { targetOpportunity: await this.read.byId(TargetOpportunity, id) };
  }
}
