import { Field, Float, ObjectType } from '@nestjs/graphql';
import type { ImpactSuggestion, ImpactVerdict } from '../../../domain/goals/key-result/impact.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ImpactVerdictEnum } from './impact-hypothesis.model.ts';

/** Verdict on an expected impact that readings and check-ins suggest; a person settles it. */
@ObjectType()
@RequiresScope('okr:read')
export class ImpactVerdictSuggestion implements ImpactSuggestion {
  /** Verdict that the readings suggest; null until the due day is over, because a value that is reached may be lost again. */
  @Field(() => ImpactVerdictEnum, { nullable: true })
  verdict: ImpactVerdict | null;

  /** Whether the due day is past. */
  isDue: boolean;

  /** Last value observed after the baseline and by the due day, in the metric's unit; null if there is none. */
  @Field(() => Float, { nullable: true })
  seen: number | null;

  /** How far the metric moved in the expected direction, in its unit, negative in the other; null without a baseline or a later value. */
  @Field(() => Float, { nullable: true })
  moved: number | null;

  /** moved ÷ expected size, 1 or more if the hypothesis came true; null without an expected size above 0, and without `moved`. */
  @Field(() => Float, { nullable: true })
  shareOfExpected: number | null;

  /** Reasons for the suggestion, one sentence each, doubts included. */
  @Field(() => [String])
  @AtMost(3)
  steps: readonly string[];
}
