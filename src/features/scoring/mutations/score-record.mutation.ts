import {
  Args,
  Field,
  Float,
  ID,
  InputType,
  IntersectionType,
  Mutation,
  ObjectType,
  PartialType,
  PickType,
  Resolver,
} from '@nestjs/graphql';
import { ArrayMaxSize } from 'class-validator';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { type GivenFactor, checkScore, judgementsOf } from '../../../domain/scoring/check-score.ts';
import { scoreInterval } from '../../../domain/scoring/score-interval.ts';
import { type ScorableKind, scoreWith } from '../../../domain/scoring/scoring-model.ts';
import type { ScoringModelKey } from '../../../domain/scoring/scoring-models.ts';
import { Needs } from '../../../platform/access/needs.ts';
import { newId } from '../../../platform/database/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { RepeatableInput } from '../../../platform/graphql/input.model.ts';
import { Payload } from '../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../platform/idempotency/idempotency.store.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { TreeNodeReader } from '../../tree/tree-node.reader.ts';
import { type ModelChoice, ModelChoiceReader } from '../model-choice.reader.ts';
import type { OwnScoringModel } from '../own-model.model.ts';
import { JudgementRange, Score } from '../score.model.ts';
import { ScoreStore } from '../score.store.ts';
import { MOST_FACTORS, ScoringModelKeyEnum } from '../scoring-model.model.ts';

/** A judgement that is not sure: low ≤ likely ≤ high, each in the factor's unit and range. */
@InputType()
export class JudgementRangeInput extends PickType(JudgementRange, ['low', 'likely', 'high'], InputType) {}

/** What is judged of one factor: a value or a range. */
@InputType()
export class ScoreFactorInput implements GivenFactor {
  /** Key of a factor of the model, each at most once. */
  factor: string;

  /** The judgement, in the factor's unit and range; null where it is not known. */
  @Field(() => Float, { nullable: true })
  value?: number | null;

  /** The judgement as a range, instead of `value`; the score then has an interval. */
  @Field(() => JudgementRangeInput, { nullable: true })
  range?: JudgementRangeInput | null;
}

/** What somebody judges a node to be worth. */
@InputType()
export class ScoreRecordInput extends IntersectionType(
  PartialType(PickType(Score, ['batchId', 'note'], InputType), { skipNullProperties: false }),
  RepeatableInput,
) {
  /** Opportunity or solution to score. */
  @Field(() => ID)
  nodeId: string;

  /** Built-in model to score it with; one made for the other kind is accepted where it says so, and marked as borrowed. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model?: ScoringModelKey | null;

  /** Model of the workspace's own to score it with, in its newest version; instead of `model`. */
  @Field(() => ID, { nullable: true })
  ownModelId?: string | null;

  /** What is judged, a factor each; as long as one is left out or null, the score is incomplete and has no value. */
  @Field(() => [ScoreFactorInput])
  @ArrayMaxSize(MOST_FACTORS)
  inputs: ScoreFactorInput[];

  /** Instant for which it holds, now unless said; not in the future. */
  @Field(() => Date, { nullable: true })
  recordedAt?: Date | null;
}

/** The new score. */
@ObjectType({ implements: () => [Payload] })
export class ScoreRecordPayload extends Payload {
  /** The new score, with what it is made of and what is missing; null when refused. */
  @Field(() => Score, { nullable: true })
  score?: Score | null;
}

/** Records what somebody judges a node to be worth. */
@Resolver()
export class ScoreRecordMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly nodes: TreeNodeReader,
    private readonly store: ScoreStore,
    private readonly read: RowReader,
    private readonly choices: ModelChoiceReader,
  ) {}

  @Mutation(() => ScoreRecordPayload, {
    description: 'Scores an opportunity or a solution. Earlier scores stay; the latest is the one that ranks.',
  })
  @Needs('tree:write')
  async scoreRecord(@Args('input') input: ScoreRecordInput): Promise<ScoreRecordPayload> {
    const id = await this.once.once('scoreRecord', input, async () => {
      const { id: nodeId, kind } = await this.nodes.editable(input.nodeId, ['nodeId'], SCORABLE);
      const choice = await this.choices.get(input);
      refuseArchived(choice.own);
      const score = scoreOf(input, choice, nodeId, kind as ScorableKind, new Date());
      await this.store.record(score, choice.model);
      return score.id;
    });
    return { score: await this.read.byId(Score, id) };
  }
}

const SCORABLE = ['OPPORTUNITY', 'SOLUTION'] as const satisfies readonly ScorableKind[];

function refuseArchived(own: OwnScoringModel | null): void {
  if (own?.archivedAt) refuseIf(refusal('ARCHIVED', { what: `The scoring model ${own.name}` }, ['ownModelId']));
}

function scoreOf(input: ScoreRecordInput, choice: ModelChoice, nodeId: string, nodeKind: ScorableKind, now: Date) {
  const { inputs, note = null, batchId = null } = input;
  const { key, version, model, own } = choice;
  const recordedAt = input.recordedAt ?? now;
  refuseIf(
    ...checkScore(model, nodeKind, { inputs, batchId, recordedAt, modelField: own ? 'ownModelId' : 'model' }, now),
  );
  const judged = judgementsOf(model, inputs);
  const { value, missing, borrowed } = scoreWith(model, nodeKind, judged.given);
  const interval = scoreInterval(model, value, judged.judgements);
  return {
    id: newId(),
    nodeId,
    nodeKind,
    modelKey: key,
    ownModelId: own?.id ?? null,
    modelVersion: version,
    given: judged.given,
    ranges: judged.ranges,
    value,
    intervalLow: interval?.low ?? null,
    intervalHigh: interval?.high ?? null,
    missing: [...missing],
    borrowed,
    batchId,
    note,
    recordedById: currentCaller().onBehalfOf,
    recordedAt,
  };
}
