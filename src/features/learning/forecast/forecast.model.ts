import { ArgsType, Field, Float, HideField, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import {
  FORECAST_KINDS,
  FORECAST_STATUSES,
  type ForecastKind,
  type ForecastStatus,
  type Settlement,
} from '../../../domain/learning/forecast/forecast-kinds.ts';
import type { ImpactVerdict } from '../../../domain/goals/key-result/impact.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { connectionOf, PageArgs } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';
import { FilterIds } from '../../../platform/graphql/validators.ts';
import { ImpactVerdictEnum } from '../../goals/key-result/impact-hypothesis.model.ts';

export const ForecastKindEnum = registerEnum(
  'ForecastKind',
  'Kind of a forecast, and how it is settled.',
  FORECAST_KINDS,
);
const ForecastStateEnum = registerEnum(
  'ForecastStatus',
  'Whether a forecast is still open, and how it was settled.',
  FORECAST_STATUSES,
);

/** An expectation with a due day, and its result. The service settles it from the data; people do not mark it. */
@ObjectType()
@RequiresScope('okr:read', 'tree:read')
export class Forecast implements Settlement {
  /** Kind of the forecast. */
  @Field(() => ForecastKindEnum)
  kind: ForecastKind;

  /** Entity that states the forecast: the link, the check-in, the experiment, the solution or the score. */
  @Field(() => ID)
  entityId: string;

  @HideField()
  nodeId: string | null;

  @HideField()
  keyResultId: string | null;

  /** The expectation, in the words of its author, or the title of what it is about. */
  statement: string;

  /** Stated probability, 0 to 1; null when not stated. */
  @Field(() => Float, { nullable: true })
  confidence: number | null;

  /** Expected amount, in `unit`; null when not stated. */
  @Field(() => Float, { nullable: true })
  expected: number | null;

  /** Unit of `expected` and `actual`; null for a yes-or-no forecast. */
  @Field(() => String, { nullable: true })
  unit: string | null;

  /** Day of the statement: that of the baseline, the check-in or the start. */
  @Field(() => CalendarDate)
  statedOn: string;

  /** Day on which it is due: due day of the link, end of the cycle, day of the conclusion or day of shipping; null while there is none. */
  @Field(() => CalendarDate, { nullable: true })
  dueOn: string | null;

  /** Instant at which the statement that counts was written down here: the last one before what it expects could begin (the day of the baseline is over, the experiment runs), or else the first. Later changes do not count. */
  writtenAt: Date;

  /** Whether it was written down only after it was due, as in an imported history; hindsight may make it look better. */
  writtenAfterwards: boolean;

  /** State of the forecast today. */
  @Field(() => ForecastStateEnum)
  status: ForecastStatus;

  /** Actual amount, in `unit`; null while not known. */
  @Field(() => Float, { nullable: true })
  actual: number | null;

  /** Actual ÷ expected, 1 when exactly as expected; null when either is not known. */
  @Field(() => Float, { nullable: true })
  ratio: number | null;

  /** Verdict of a person on an impact hypothesis; null where nobody settled it, and for other kinds. Where it differs from `status`, readings decide, and `reason` tells both. */
  @Field(() => ImpactVerdictEnum, { nullable: true })
  verdict: ImpactVerdict | null;

  /** The comparison behind the state, in a sentence or two. */
  reason: string;
}

/** One page of forecasts. */
export const ForecastConnection = connectionOf<Forecast>(() => Forecast, 'Forecast');

/** Narrows a list of forecasts; what is left out narrows nothing. */
@InputType()
export class ForecastFilter {
  /** Only forecasts of these teams, at most 100 teams. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Only forecasts due on this day or later. */
  @Field(() => CalendarDate, { nullable: true })
  dueSince?: string | null;

  /** Only forecasts due before this day. */
  @Field(() => CalendarDate, { nullable: true })
  dueBefore?: string | null;
}

/** Which forecasts. */
@ArgsType()
export class ForecastArgs extends PageArgs {
  /** Kind of forecast. */
  @Field(() => ForecastKindEnum)
  kind: ForecastKind;

  /** Which forecasts of the kind; what is left out narrows nothing. */
  @Field(() => ForecastFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ForecastFilter)
  filter?: ForecastFilter | null;
}
