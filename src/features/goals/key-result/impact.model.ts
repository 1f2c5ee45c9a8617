import { Field, Float, ObjectType } from '@nestjs/graphql';
import type { ImpactSuggestion, ImpactVerdict } from '../../../domain/goals/key-result/impact.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ImpactVerdictEnum } from './impact-hypothesis.model.ts';

/** What readings and check-ins suggest about an expected impact; a person settles it. */
@ObjectType()
@RequiresScope('okr:read')
export class ImpactVerdictSuggestion implements ImpactSuggestion {
  /** Verdict that the readings suggest; null before the day it is due is over, because what was reached may be lost again. */
  @Field(() => ImpactVerdictEnum, { nullable: true })
  verdict: ImpactVerdict | null;

  /** Whether the day by which it was expected is past. */
  isDue: boolean;

  /** Last value observed after the baseline and by the day it is due, in the metric's unit; null where nothing was. */
  @Field(() => Float, { nullable: true })
  seen: number | null;

  /** How far the metric moved the expected way, in its unit, negative the other way; null without a baseline or a later value. */
  @Field(() => Float, { nullable: true })
  moved: number | null;

  /** moved ÷ expected size, 1 or more where it came true; null where no size above 0 was named, or nothing was seen. */
  @Field(() => Float, { nullable: true })
  shareOfExpected: number | null;

  /** Why, one sentence each, the doubts among them. */
  @Field(() => [String])
  @AtMost(3)
  steps: readonly string[];
}
