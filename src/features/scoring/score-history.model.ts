import { ArgsType, Field } from '@nestjs/graphql';
import type { ScoringModelKey } from '../../domain/scoring/scoring-models.ts';
import { PageArgs } from '../../platform/graphql/connection.model.ts';
import { ScoringModelKeyEnum } from './scoring-model.model.ts';

/** Which scores of a node. */
@ArgsType()
export class ScoreHistoryArgs extends PageArgs {
  /** Only scores by this model; those by every model unless said. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model?: ScoringModelKey | null;
}
