import { ArgsType, Field, Float, HideField, ID, IntersectionType, ObjectType } from '@nestjs/graphql';
import {
  FORECAST_KINDS,
  FORECAST_STATES,
  type ForecastKind,
  type ForecastState,
  type Settlement,
} from '../../../domain/learning/forecast/forecast-kinds.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { connectionOf, PageArgs } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';
import { ForecastTeamsArgs } from './forecast-teams.model.ts';

export const ForecastKindEnum = registerEnum(
  'ForecastKind',
  'What people say of the future here, and how it is settled.',
  FORECAST_KINDS,
);
const ForecastStateEnum = registerEnum('ForecastState', 'What became of a forecast.', FORECAST_STATES);

/** Something that was expected, with a date, and what became of it. It settles itself: nobody marks it. */
@ObjectType()
@RequiresScope('okr:read')
export class Forecast implements Settlement {
  /** What was said. */
  @Field(() => ForecastKindEnum)
  kind: ForecastKind;

  /** Thing that says it: the link, the key result, the experiment, the solution or the score. */
  @Field(() => ID)
  entityId: string;

  @HideField()
  nodeId: string | null;

  @HideField()
  keyResultId: string | null;

  /** What was expected, in its author's words or the thing's title. */
  statement: string;

  /** How likely it was said to be, as a share from 0 to 1; null where nobody said. */
  @Field(() => Float, { nullable: true })
  confidence: number | null;

  /** How much was expected, in `unit`; null where nobody said. */
  @Field(() => Float, { nullable: true })
  expected: number | null;

  /** What `expected` and `actual` count; null where it is a yes or no. */
  @Field(() => String, { nullable: true })
  unit: string | null;

  /** Day for which it was said: that of the baseline, of the check-in, of the start. */
  @Field(() => CalendarDate)
  statedOn: string;

  /** Day on which it is settled or was: due, cycle's end, concluded, shipped; null while there is none. */
  @Field(() => CalendarDate, { nullable: true })
  dueOn: string | null;

  /** Instant at which it was first written down here; what was changed afterwards does not count. */
  writtenAt: Date;

  /** Whether it was written down only after it was due, as in a history brought in: hindsight may flatter. */
  writtenAfterwards: boolean;

  /** What became of it by now. */
  @Field(() => ForecastStateEnum)
  state: ForecastState;

  /** What really happened, in `unit`; null while it is not known. */
  @Field(() => Float, { nullable: true })
  actual: number | null;

  /** Actual ÷ expected, 1 when exactly as said; null where either is not known. */
  @Field(() => Float, { nullable: true })
  ratio: number | null;

  /** What was compared with what, in one sentence. */
  why: string;
}

/** One page of forecasts. */
export const ForecastConnection = connectionOf<Forecast>(() => Forecast, 'Forecast');

/** Which forecasts. */
@ArgsType()
export class ForecastsArgs extends IntersectionType(PageArgs, ForecastTeamsArgs, ArgsType) {
  /** Kind of forecast. */
  @Field(() => ForecastKindEnum)
  kind: ForecastKind;

  /** Only those due on this day or later. */
  @Field(() => CalendarDate, { nullable: true })
  dueFrom?: string | null;

  /** Only those due before this day. */
  @Field(() => CalendarDate, { nullable: true })
  dueTo?: string | null;
}
