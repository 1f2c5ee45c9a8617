import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { formatTwoFigures } from '../../../domain/foundation/text/figure.ts';
import { countingLevel } from '../../../domain/priorities/scoring/confidence-factor.ts';
import { intervalKind, SCORE_INTERVAL_KINDS } from '../../../domain/priorities/scoring/interval-kind.ts';
import { type Scored, scoreWith } from '../../../domain/priorities/scoring/scoring-model.ts';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Person } from '../../context/people/person.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { OwnModel } from './own-model.model.ts';
import { OwnModelReader } from './own-model.reader.ts';
import { Score, ScoredFactor, ScoreConfidence, ScoreIntervalModel, ScoreSurvey } from './score.model.ts';
import { MOST_FACTORS, ScoringModelKeyEnum } from './scoring-model.model.ts';

/** Resolves what a score is of, and computes its explanation from its stored inputs. One statement for all own models of a request, none for built-in ones. */
@Resolver(() => Score)
export class ScoreResolver {
  constructor(
    private readonly read: RowReader,
    private readonly models: OwnModelReader,
  ) {}

  @ResolveField(() => TreeNode, { description: 'The scored node.' })
  node(@Parent() { nodeId }: Score): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, nodeId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person on whose behalf the score was recorded; null if an API key acted for itself.',
  })
  recordedBy(@Parent() { recordedById }: Score): Promise<Person | null> {
    return this.read.byId(Person, recordedById);
  }

  @ResolveField(() => ScoringModelKeyEnum, {
    nullable: true,
    description: "Built-in model that it was scored with; null for one of the workspace's own.",
  })
  model(@Parent() { modelKey, ownModelId }: Score): string | null {
    return ownModelId === null ? modelKey : null;
  }

  @ResolveField(() => OwnModel, {
    nullable: true,
    description: "The workspace's own model that it was scored with, in its current state; null for a built-in one.",
  })
  ownModel(@Parent() { ownModelId }: Score): Promise<OwnModel | null> {
    return this.read.byId(OwnModel, ownModelId);
  }

  @ResolveField(() => Score, {
    nullable: true,
    description:
      'Score whose judgements this one took over: all but those that it amends, or all, to evaluate them by a new version of an own model. Null if it took over none.',
  })
  amends(@Parent() { amendsId }: Score): Promise<Score | null> {
    return this.read.byId(Score, amendsId);
  }

  @ResolveField(() => [ScoredFactor], { description: "Judgements, in the order of the model's factors." })
  @AtMost(MOST_FACTORS)
  async inputs(@Parent() score: Score): Promise<ScoredFactor[]> {
    return (await this.models.ofKey(score.modelKey)).factors.map(({ factor: name, label, unit }) => ({
      factor: name,
      value: score.given[name] ?? null,
      range: score.ranges?.[name] ?? null,
      label,
      unit,
    }));
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'The value to show to people: two significant figures, because judgements never carry more; null without a value.',
  })
  displayValue(@Parent() { value }: Score): string | null {
    return value === null ? null : formatTwoFigures(value);
  }

  @ResolveField(() => ScoreIntervalModel, {
    nullable: true,
    description:
      'Interval of the score, from the ranges of its judgements or from the answers of its survey; null without a value, and without ranges or a survey.',
  })
  interval(@Parent() score: Score): ScoreIntervalModel | null {
    const { intervalLow: low, intervalHigh: high, intervalIsBound, surveyRespondents } = score;
    if (low === null) return null;
    const kind = intervalKind(surveyRespondents, intervalIsBound);
    return { low, high, kind, note: SCORE_INTERVAL_KINDS[kind] };
  }

  @ResolveField(() => ScoreSurvey, {
    nullable: true,
    description: 'The survey that the score was computed from, as of the score; null if there was none.',
  })
  survey(@Parent() { surveySegment, surveyRespondents, surveyAnsweredAt }: Score): ScoreSurvey | null {
    return surveyRespondents === null || surveyAnsweredAt === null
      ? null
      : { segment: surveySegment, n: surveyRespondents, lastAnsweredAt: surveyAnsweredAt };
  }

  @ResolveField(() => ScoreConfidence, {
    nullable: true,
    description:
      'Levels of confidence by the evidence that the factor confidence was taken from; null if it was not taken from evidence.',
  })
  confidenceBasis(@Parent() score: Score): ScoreConfidence | null {
    const { evidenceProblemLevel: problemLevel, evidenceIdeaLevel: ideaLevel, evidenceTakenAt: takenAt } = score;
    if (problemLevel === null || takenAt === null) return null;
    return { level: countingLevel(problemLevel, ideaLevel), problemLevel, ideaLevel, takenAt };
  }

  @ResolveField(() => [String], { description: 'The arithmetic in words, one step a line; empty without a value.' })
  @AtMost(MOST_FACTORS)
  async steps(@Parent() score: Score): Promise<readonly string[]> {
    return (await this.explained(score)).steps;
  }

  @ResolveField(() => [String], {
    description: 'Sentences that qualify the value, such as a band or a quadrant, or that say why there is none.',
  })
  @AtMost(MOST_FACTORS)
  async notes(@Parent() score: Score): Promise<readonly string[]> {
    return (await this.explained(score)).notes;
  }

  @ResolveField(() => Boolean, { description: 'Whether a factor is missing, so that there is no value yet.' })
  incomplete(@Parent() { missing }: Score): boolean {
    return missing.length > 0;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Why a borrowed score deserves less trust; null if the model was made for this kind of node.',
  })
  async borrowedReason(@Parent() score: Score): Promise<string | null> {
    return score.borrowed ? (await this.models.ofKey(score.modelKey)).borrowedReason : null;
  }

  private async explained({ modelKey, nodeKind, given }: Score): Promise<Scored> {
    return scoreWith(await this.models.ofKey(modelKey), nodeKind, given);
  }
}
