import { Field, ID, InputType, PartialType, PickType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayUnique, IsOptional, ValidateNested } from 'class-validator';
import { inputOf, RepeatableInput } from '../../../platform/graphql/input.model.ts';
import { ImpactHypothesisInput } from '../key-result/impact-hypothesis.model.ts';
import { KeyResult, TargetedInput } from '../key-result/key-result.model.ts';
import { Objective } from '../key-result/objective.model.ts';

/** One metric with its success value, and what solving the opportunity is expected to do to it. */
@InputType()
export class UserFocusedKeyResultInput extends inputOf(
  PickType(KeyResult, ['title'], InputType),
  TargetedInput,
  PartialType(PickType(KeyResult, ['ownerId', 'paceShape'], InputType)),
) {
  /** Metric of what gets better for users; each metric once. */
  @Field(() => ID)
  metricId: string;

  /** What solving the opportunity is expected to do to the metric; if left out, that it reaches the target. */
  @Field(() => ImpactHypothesisInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ImpactHypothesisInput)
  hypothesis?: ImpactHypothesisInput | null;
}

/** A user-focused objective with its key results. If left out, the ambition is ASPIRATIONAL and the quote is that of the opportunity. */
@InputType()
export class UserFocusedOkrCreateInput extends inputOf(
  PickType(Objective, ['statement', 'cycleId'], InputType),
  PartialType(PickType(Objective, ['teamId', 'quote', 'ambition'], InputType)),
  RepeatableInput,
) {
  /** Opportunity to solve: the current target of its outcome. */
  @Field(() => ID)
  opportunityId: string;

  /** Business key results of the cycle that solving the opportunity serves; null for all of the cycle. */
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayUnique()
  businessKeyResultIds?: string[] | null;

  /** Two to four metrics with success values. */
  @Field(() => [UserFocusedKeyResultInput])
  @ValidateNested({ each: true })
  @Type(() => UserFocusedKeyResultInput)
  keyResults: UserFocusedKeyResultInput[];
}
