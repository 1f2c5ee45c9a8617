import { ArgsType, Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ValidateNested } from 'class-validator';
import type { EffortView as Efforts, ReferenceClass as Alike } from '../../../domain/learning/forecast/outside-view.ts';
import type { ShareInterval as Interval } from '../../../domain/foundation/statistics/wilson.ts';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Line, Within } from '../../../platform/graphql/validators.ts';
import { ScoringModelKeyEnum } from '../../priorities/scoring/scoring-model.model.ts';
import { ShareInterval } from './calibration.model.ts';
import { ForecastTeamsArgs } from './forecast-teams.model.ts';

/** Most judgements that one question takes. */
const MOST_JUDGEMENTS = 10;

/** A judgement that somebody is about to make. */
@InputType()
export class JudgementInput {
  /** Key of a factor of the model, such as "impact". */
  @Line(100)
  factor: string;

  /** The judgement, in the factor's unit. */
  @Field(() => Float)
  @Within(-Number.MAX_VALUE, Number.MAX_VALUE)
  value: number;
}

/** Earlier cases that were judged alike, and how many of them came true. */
@ObjectType()
@RequiresScope('okr:read')
export class ReferenceClass implements Alike {
  /** Key of the factor. */
  factor: string;

  /** The judgement in words. */
  label: string;

  /** The judgement, in the factor's unit. */
  @Field(() => Float)
  value: number;

  /** Settled cases judged alike. */
  @Field(() => Int)
  n: number;

  /** How many of them came true; null below ten. */
  @Field(() => Int, { nullable: true })
  cameTrue: number | null;

  /** Bounds of the share that comes true; null below ten. */
  @Field(() => ShareInterval, { nullable: true })
  interval: Interval | null;

  /** The same in a sentence. */
  sentence: string;
}

/** What efforts came to, as multiples of their estimates. */
@ObjectType()
@RequiresScope('okr:read')
export class EffortView implements Efforts {
  /** Shipped solutions with an estimated and an actual effort. */
  @Field(() => Int)
  n: number;

  /** Median of actual ÷ estimated; null below ten. */
  @Field(() => Float, { nullable: true })
  medianRatio: number | null;

  /** Four of five took no more than this many times their estimate; null below ten. */
  @Field(() => Float, { nullable: true })
  fourInFive: number | null;

  /** The effort at hand times the median, in person-months; null without one, and below ten. */
  @Field(() => Float, { nullable: true })
  likelyPersonMonths: number | null;

  /** The same in a sentence. */
  sentence: string;
}

/** What earlier cases say of judgements that are about to be made (Daniel Kahneman and Amos Tversky, 1979). */
@ObjectType()
@RequiresScope('okr:read')
export class OutsideView {
  /** Earlier cases by each judgement, in the order asked. */
  @Field(() => [ReferenceClass])
  @AtMost(MOST_JUDGEMENTS)
  references: readonly Alike[];

  /** What efforts came to. */
  @Field(() => EffortView)
  effort: Efforts;
}

/** What somebody is about to judge. */
@ArgsType()
export class OutsideViewArgs extends ForecastTeamsArgs {
  /** Model to judge with. */
  @Field(() => ScoringModelKeyEnum)
  model: ScoringModelKey;

  /** Judgements to look back at, at most 10; none for what efforts came to alone. */
  @Field(() => [JudgementInput], { defaultValue: [] })
  @ArrayMaxSize(MOST_JUDGEMENTS)
  @ValidateNested({ each: true })
  @Type(() => JudgementInput)
  inputs: JudgementInput[];

  /** Effort about to be estimated, in person-months; null for none. */
  @Field(() => Float, { nullable: true })
  @Within(0, 10_000)
  effortPersonMonths?: number | null;
}
