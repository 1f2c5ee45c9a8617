import { Args, Query, Resolver } from '@nestjs/graphql';
import type { ScorableKind, ScoringModel } from '../../domain/scoring/scoring-model.ts';
import { SCORING_MODELS } from '../../domain/scoring/scoring-models.ts';
import { AtMost, Needs } from '../../platform/access/needs.ts';
import { HOW_MANY_MODELS, ScorableKindEnum, ScoringModelModel } from './scoring-model.model.ts';

/** Answers which ways to score there are. */
@Resolver()
export class ScoringModelsResolver {
  @Query(() => [ScoringModelModel], {
    description: 'The ways to score, each with its factors, units, ranges and source.',
  })
  @Needs('tree:read')
  @AtMost(HOW_MANY_MODELS)
  scoringModels(
    @Args('appliesTo', {
      type: () => ScorableKindEnum,
      nullable: true,
      description: 'Only models made for this kind; all of them unless said.',
    })
    appliesTo?: ScorableKind | null,
  ): readonly ScoringModel[] {
    const models: readonly ScoringModel[] = Object.values(SCORING_MODELS);
    return appliesTo ? models.filter((model) => model.appliesTo.includes(appliesTo)) : models;
  }
}
