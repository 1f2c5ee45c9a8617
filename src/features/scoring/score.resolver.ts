import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { shown } from '../../domain/scoring/figure.ts';
import { type Scored, scoreWith, type ScoringModel } from '../../domain/scoring/scoring-model.ts';
import { SCORING_MODELS } from '../../domain/scoring/scoring-models.ts';
import { AtMost } from '../../platform/access/needs.ts';
import { Score, ScoredFactor } from './score.model.ts';
import { MOST_FACTORS } from './scoring-model.model.ts';

const modelOf = ({ model }: Score): ScoringModel => SCORING_MODELS[model];
const explained = (score: Score): Scored => scoreWith(modelOf(score), score.nodeKind, score.given);

/** Explains scores from the inputs that they keep; costs no statement. */
@Resolver(() => Score)
export class ScoreResolver {
  @ResolveField(() => [ScoredFactor], { description: "What was judged, in the order of the model's factors." })
  @AtMost(MOST_FACTORS)
  inputs(@Parent() score: Score): ScoredFactor[] {
    return modelOf(score).factors.map(({ name, label, unit }) => ({
      factor: name,
      value: score.given[name] ?? null,
      label,
      unit,
    }));
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'The value to show to people: two significant figures, because judgements never carry more; null without a value.',
  })
  shown(@Parent() { value }: Score): string | null {
    return value === null ? null : shown(value);
  }

  @ResolveField(() => [String], { description: 'The arithmetic in words, a line a step; empty without a value.' })
  @AtMost(MOST_FACTORS)
  steps(@Parent() score: Score): readonly string[] {
    return explained(score).steps;
  }

  @ResolveField(() => [String], {
    description: 'Sentences that qualify the value, such as a band or a quadrant, or that say why there is none.',
  })
  @AtMost(MOST_FACTORS)
  notes(@Parent() score: Score): readonly string[] {
    return explained(score).notes;
  }

  @ResolveField(() => Boolean, { description: 'Whether something is missing, so that there is no value yet.' })
  incomplete(@Parent() { missing }: Score): boolean {
    return missing.length > 0;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Why a borrowed score deserves less trust; null where the model was made for this kind of node.',
  })
  borrowedReason(@Parent() score: Score): string | null {
    return score.borrowed ? modelOf(score).borrowedReason : null;
  }
}
