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
import { type GivenFactor, checkScore } from '../../../domain/scoring/check-score.ts';
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
import { Score } from '../score.model.ts';
import { ScoreStore } from '../score.store.ts';
import { MOST_FACTORS, ScoringModelKeyEnum } from '../scoring-model.model.ts';

/** What is judged of one factor. */
@InputType()
export class ScoreFactorInput implements GivenFactor {
  /** Key of a factor of the model, each at most once. */
  factor: string;

  /** The judgement, in the factor's unit and range; null where it is not known. */
  @Field(() => Float, { nullable: true })
  value?: number | null;
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
  const judged = new Map(inputs.map(({ factor, value }) => [factor, value ?? null]));
  const given = Object.fromEntries(model.factors.map(({ name }) => [name, judged.get(name) ?? null]));
  const { value, missing, borrowed } = scoreWith(model, nodeKind, given);
  return {
    id: newId(),
    nodeId,
    nodeKind,
    modelKey: key,
    ownModelId: own?.id ?? null,
    modelVersion: version,
    given,
    value,
    missing: [...missing],
    borrowed,
    batchId,
    note,
    recordedById: currentCaller().onBehalfOf,
    recordedAt,
  };
}
