import { ArgsType, Field, ID } from '@nestjs/graphql';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { PageArgs } from '../../../platform/paging/connection.model.ts';
import { ScoringModelKeyEnum } from './scoring-model.model.ts';

/** Filters and page of a node's scores. */
@ArgsType()
export class ScoreHistoryArgs extends PageArgs {
  /** Only scores by this built-in model; scores by every model if neither it nor `ownModelId` is given. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model?: ScoringModelKey | null;

  /** Only scores by this own model of the workspace, in all its versions. */
  @Field(() => ID, { nullable: true })
  ownModelId?: string | null;

  /** Only scores that hold for this instant or later; null for no lower bound. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Only scores that hold for an earlier instant; null for no upper bound. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;
}
