import { ArgsType, Field, ID } from '@nestjs/graphql';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { PageArgs } from '../../../platform/paging/connection.model.ts';
import { ScoringModelKeyEnum } from './scoring-model.model.ts';

/** Which scores of a node. */
@ArgsType()
export class ScoreHistoryArgs extends PageArgs {
  /** Only scores by this built-in model; those by every model unless it or `ownModelId` is given. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model?: ScoringModelKey | null;

  /** Only scores by this model of the workspace's own, in all its versions. */
  @Field(() => ID, { nullable: true })
  ownModelId?: string | null;

  /** Only scores that hold for this instant or later; null for no such bound. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Only scores that hold for an instant before this; null for no such bound. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;
}
