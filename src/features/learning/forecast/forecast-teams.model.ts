import { ArgsType, Field, ID } from '@nestjs/graphql';
import { FilterIds } from '../../../platform/graphql/validators.ts';

/** Selects forecasts by team. */
@ArgsType()
export class ForecastTeamsArgs {
  /** Only forecasts of these teams, at most 100 teams. A forecast belongs to the team of its node's outcome, or of its key result's objective. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;
}
