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

/** The new target of an outcome, and the descent to it. */
@InputType()
export class TargetOpportunitySetInput extends inputOf(
  PickType(TargetOpportunity, ['outcomeId', 'reason'], InputType),
  RepeatableInput,
) {
  /** Opportunity of the outcome's tree; neither it nor any of its ancestors may be archived or parked. */
  @Field(() => ID)
  opportunityId: string;

  /** Decisions by level, in any order. Each is added to the log of decisions; levels that are left out count as undecided. */
  @Field(() => [DescentStepInput], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => DescentStepInput)
  @ArrayMaxSize(CHOSEN.tree.mostLevels)
  descent?: DescentStepInput[] | null;

  /** First day on which it is the target; by default today. Not in the future, and not before the current target began. */
  @Field(() => CalendarDate, { nullable: true })
  startsOn?: string | null;
}

/** The new target. */
@ObjectType()
export class TargetOpportunitySetPayload extends payloadOf(TargetOpportunity, 'targetOpportunity') {}

/** Sets the target of an outcome. */
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
    const { outcomeId, opportunityId, reason, startsOn = null } = input;
    const id = await this.once.once('targetOpportunitySet', input, () =>
      this.action.set({ outcomeId, opportunityId, reason, startsOn, steps: input.descent ?? [] }),
    );
    return { targetOpportunity: await this.read.byId(TargetOpportunity, id) };
  }
}
