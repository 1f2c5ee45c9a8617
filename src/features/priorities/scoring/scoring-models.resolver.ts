import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { notchInWords } from '../../../domain/priorities/scoring/notch.ts';
import type { Factor, ScorableKind, ScoringModel } from '../../../domain/priorities/scoring/scoring-model.ts';
import { SCORING_MODELS } from '../../../domain/priorities/scoring/scoring-models.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { HOW_MANY_MODELS, ScorableKindEnum, ScoringFactor, ScoringModelModel } from './scoring-model.model.ts';

/** Answers the notch of a factor in words. */
@Resolver(() => ScoringFactor)
export class ScoringFactorResolver {
  @ResolveField(() => String, {
    description:
      'Size of one notch in words, such as "the next of 0.25, 0.5, 1, 2, 3": the smallest change of a judgement, on which bands and explanations of rankings are based.',
  })
  oneNotch(@Parent() factor: Factor): string {
    return notchInWords(factor);
  }
}

/** Answers the built-in scoring models. */
@Resolver()
export class ScoringModelsResolver {
  @Query(() => [ScoringModelModel], {
    description: 'The built-in scoring models, each with its factors, units, ranges and source.',
  })
  @RequiresScope('tree:read')
  @AtMost(HOW_MANY_MODELS)
  scoringModels(
    @Args('appliesTo', {
      type: () => ScorableKindEnum,
      nullable: true,
      description: 'Only models made for this kind; by default all.',
    })
    appliesTo?: ScorableKind | null,
  ): readonly ScoringModel[] {
    const models: readonly ScoringModel[] = Object.values(SCORING_MODELS);
    return appliesTo ? models.filter((model) => model.appliesTo.includes(appliesTo)) : models;
  }
}
