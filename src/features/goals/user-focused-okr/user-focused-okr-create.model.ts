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
  /** Metric of what becomes better for users; each metric once. */
  @Field(() => ID)
  metricId: string;

  /** What solving the opportunity is expected to do to it; left out, that the target is reached because it is solved. */
  @Field(() => ImpactHypothesisInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ImpactHypothesisInput)
  hypothesis?: ImpactHypothesisInput | null;
}

/** A user-focused objective with its key results. Left out, the ambition is ASPIRATIONAL and the quote that of the opportunity. */
@InputType()
export class UserFocusedOkrCreateInput extends inputOf(
  PickType(Objective, ['statement', 'cycleId'], InputType),
  PartialType(PickType(Objective, ['teamId', 'quote', 'ambition'], InputType)),
  RepeatableInput,
) {
  /** Opportunity that is to be solved: the current target of its outcome. */
  @Field(() => ID)
  opportunityId: string;

  /** Business key results of the cycle for whose sake it is to be solved; null for all of the cycle. */
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
