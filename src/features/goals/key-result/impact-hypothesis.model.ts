import { Field, Float, HideField, InputType, ObjectType, PickType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsNumber, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IMPACT_VERDICTS, type ImpactDirection, type ImpactVerdict } from '../../../domain/goals/key-result/impact.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Prose, Text, Within } from '../../../platform/graphql/validators.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';
import { KeyResultLink } from './key-result-link.model.ts';

const IMPACT_DIRECTIONS = { UP: 'The metric rises.', DOWN: 'The metric falls.' } satisfies Record<
  ImpactDirection,
  string
>;
const ImpactDirectionEnum = registerEnum(
  'ImpactDirection',
  'Which way a metric is expected to move.',
  IMPACT_DIRECTIONS,
);
/** The verdict on an expected impact, as an enum. */
export const ImpactVerdictEnum = registerEnum('ImpactVerdict', 'What became of an expected impact.', IMPACT_VERDICTS);

/** The impact that a node is expected to have on a key result's metric, stated beforehand. */
@ObjectType()
@RequiresScope('okr:read')
export class ImpactHypothesis {
  /** Link whose row stores the hypothesis. */
  @HideField()
  link: KeyResultLink;

  /** What is expected and why, 1 to 1,000 characters. */
  @Text({ max: 1_000, lines: true })
  statement: string;

  /** Which way the metric is expected to move. */
  @Field(() => ImpactDirectionEnum)
  @IsIn(Object.keys(IMPACT_DIRECTIONS))
  direction: ImpactDirection;

  /** How far the metric is expected to move that way from the baseline, in its unit, 0 or more; null if not stated. */
  @Field(() => Float, { nullable: true })
  @Within(0, Number.MAX_VALUE)
  expectedSize?: number | null;

  /** How likely the hypothesis is to come true, as a share from 0 to 1, so that 0.8 is "four in five"; null if not stated. */
  @Field(() => Float, { nullable: true })
  @Within(0, 1)
  confidence?: number | null;

  /** Value from which the impact is measured, in the metric's unit. By default the value of the key result when the link was created; null if that was unknown. */
  @Field(() => Float, { nullable: true })
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  baseline?: number | null;

  /** Day of the workspace for which the baseline holds: only later readings count towards the impact. Null without a baseline. */
  @Field(() => CalendarDate, { nullable: true })
  @IsOptional()
  @IsString()
  baselineOn?: string | null;

  /** Day by whose end, in the workspace, the impact is due; by default the last day of the key result's cycle. */
  @Field(() => CalendarDate)
  @IsOptional()
  @IsString()
  dueOn: string;

  /** Verdict of a person on the hypothesis; null until it is settled. */
  @Field(() => ImpactVerdictEnum, { nullable: true })
  verdict: ImpactVerdict | null;

  /** Reason for the verdict; null if not stated, and until the hypothesis is settled. */
  @Field(() => String, { nullable: true })
  verdictReason: string | null;

  /** Day on which the hypothesis was settled, in the workspace; null until then. */
  @Field(() => CalendarDate, { nullable: true })
  settledOn: string | null;
}

/** The expected impact. If left out, `expectedSize` and `confidence` are null; the defaults of the other fields are in their descriptions. */
@InputType()
export class ImpactHypothesisInput extends PickType(
  ImpactHypothesis,
  ['statement', 'direction', 'expectedSize', 'confidence', 'baseline', 'baselineOn'],
  InputType,
) {
  /** Day by whose end, in the workspace, the impact is due; null for the last day of the key result's cycle. */
  @Field(() => CalendarDate, { nullable: true })
  @IsOptional()
  @IsString()
  dueOn?: string | null;
}

/** Makes a hypothesis of the columns of a link. */
export const hypothesisOf = (link: KeyResultLink): ImpactHypothesis => ({
  link,
  statement: link.statement,
  direction: link.direction,
  expectedSize: link.expectedSize,
  confidence: link.confidence,
  baseline: link.baseline,
  baselineOn: link.baselineOn,
  dueOn: link.dueOn,
  verdict: link.verdict,
  verdictReason: link.verdictReason,
  settledOn: link.settledOn,
});

/** The columns of a hypothesis without its baseline and due day, with null for each field that was left out. */
export const claimColumns = (given: ImpactHypothesisInput): Partial<KeyResultLink> => ({
  statement: given.statement,
  direction: given.direction,
  expectedSize: given.expectedSize ?? null,
  confidence: given.confidence ?? null,
});

/** Base of the inputs that state the hypothesis of a link. */
@InputType({ isAbstract: true })
export class HypothesisInput {
  /** The impact that the node is expected to have; given as a whole. */
  @Field(() => ImpactHypothesisInput)
  @ValidateNested()
  @Type(() => ImpactHypothesisInput)
  hypothesis: ImpactHypothesisInput;
}

/** Base of the inputs that state a verdict. */
@InputType({ isAbstract: true })
export class VerdictInput {
  /** Verdict on the hypothesis; null takes an earlier verdict back. */
  @Field(() => ImpactVerdictEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(IMPACT_VERDICTS))
  verdict?: ImpactVerdict | null;

  /** Reason for the verdict, up to 2,000 characters: what was observed, and what else happened. */
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  reason?: string | null;

  /** Day of the verdict, in the workspace, not in the future; null for today. */
  @Field(() => CalendarDate, { nullable: true })
  @IsOptional()
  @IsString()
  settledOn?: string | null;
}
