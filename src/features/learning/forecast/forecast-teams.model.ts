import { ArgsType, Field, ID } from '@nestjs/graphql';
import { FilterIds } from '../../../platform/graphql/validators.ts';

/** Whose forecasts. */
@ArgsType()
export class ForecastTeamsArgs {
  /** Only those of these teams, at most 100: of the team of the node's outcome, or of the key result's objective. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;
}
