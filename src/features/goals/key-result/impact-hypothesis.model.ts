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
/** What became of an expected impact, as an enum. */
export const ImpactVerdictEnum = registerEnum('ImpactVerdict', 'What became of an expected impact.', IMPACT_VERDICTS);

/** What is expected to happen to a key result's metric because of a node, said beforehand. */
@ObjectType()
@RequiresScope('okr:read')
export class ImpactHypothesis {
  /** Link that it stands on. */
  @HideField()
  link: KeyResultLink;

  /** What is expected and why, 1 to 1,000 characters. */
  @Text({ max: 1_000, lines: true })
  statement: string;

  /** Which way the metric is expected to move. */
  @Field(() => ImpactDirectionEnum)
  @IsIn(Object.keys(IMPACT_DIRECTIONS))
  direction: ImpactDirection;

  /** How far it is expected to move that way from the baseline, in the metric's unit, 0 or more; null where nobody said. */
  @Field(() => Float, { nullable: true })
  @Within(0, Number.MAX_VALUE)
  expectedSize?: number | null;

  /** How likely it is to come true, as a share from 0 to 1, so that 0.8 is "four in five"; null where nobody said. */
  @Field(() => Float, { nullable: true })
  @Within(0, 1)
  confidence?: number | null;

  /** What the metric was before, in its unit: where the key result stood when the link was made, unless said; null where that was not known. */
  @Field(() => Float, { nullable: true })
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  baseline?: number | null;

  /** Day of the workspace for which the baseline holds: only later readings tell of the impact. Null without a baseline. */
  @Field(() => CalendarDate, { nullable: true })
  @IsOptional()
  @IsString()
  baselineOn?: string | null;

  /** Day by whose end, in the workspace, it is to have happened: the last day of the key result's cycle unless said. */
  @Field(() => CalendarDate)
  @IsOptional()
  @IsString()
  dueOn: string;

  /** What became of it, as a person said; null until somebody does. */
  @Field(() => ImpactVerdictEnum, { nullable: true })
  verdict: ImpactVerdict | null;

  /** Why it was settled so; null where nobody said, and before. */
  @Field(() => String, { nullable: true })
  verdictNote: string | null;

  /** Day on which it was settled, in the workspace; null before. */
  @Field(() => CalendarDate, { nullable: true })
  settledOn: string | null;
}

/** What is expected. Left out, `expectedSize` and `confidence` are null; the others are what their descriptions say. */
@InputType()
export class ImpactHypothesisInput extends PickType(
  ImpactHypothesis,
  ['statement', 'direction', 'expectedSize', 'confidence', 'baseline', 'baselineOn'],
  InputType,
) {
  /** Day by whose end, in the workspace, it is to have happened; null for the last day of the key result's cycle. */
  @Field(() => CalendarDate, { nullable: true })
  @IsOptional()
  @IsString()
  dueOn?: string | null;
}

/** The hypothesis as the row holds it. */
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
  verdictNote: link.verdictNote,
  settledOn: link.settledOn,
});

/** The columns of what is claimed, with null for what was left out; baseline and due day are apart. */
export const claimColumns = (given: ImpactHypothesisInput): Partial<KeyResultLink> => ({
  statement: given.statement,
  direction: given.direction,
  expectedSize: given.expectedSize ?? null,
  confidence: given.confidence ?? null,
});

/** Part of whatever says what a link is expected to do. */
@InputType({ isAbstract: true })
export class HypothesisInput {
  /** What is expected to happen because of the node; given as a whole. */
  @Field(() => ImpactHypothesisInput)
  @ValidateNested()
  @Type(() => ImpactHypothesisInput)
  hypothesis: ImpactHypothesisInput;
}

/** Part of whatever says what became of an expectation. */
@InputType({ isAbstract: true })
export class VerdictInput {
  /** What became of it; null takes an earlier verdict back. */
  @Field(() => ImpactVerdictEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(IMPACT_VERDICTS))
  verdict?: ImpactVerdict | null;

  /** Why so, up to 2,000 characters: what was seen, and what else happened. */
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  note?: string | null;

  /** Day on which it was settled, in the workspace, not in the future; null for today. */
  @Field(() => CalendarDate, { nullable: true })
  @IsOptional()
  @IsString()
  settledOn?: string | null;
}
