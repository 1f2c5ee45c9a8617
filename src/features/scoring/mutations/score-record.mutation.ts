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
import { refuseIf } from '../../../domain/refusal.ts';
import { type GivenFactor, checkScore } from '../../../domain/scoring/check-score.ts';
import { type ScorableKind, scoreWith, type ScoringModel } from '../../../domain/scoring/scoring-model.ts';
import { SCORING_MODELS, type ScoringModelKey } from '../../../domain/scoring/scoring-models.ts';
import { Needs } from '../../../platform/access/needs.ts';
import { newId } from '../../../platform/database/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { RepeatableInput } from '../../../platform/graphql/input.model.ts';
import { Payload } from '../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../platform/idempotency/idempotency.store.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { TreeNodeReader } from '../../tree/tree-node.reader.ts';
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

  /** Model to score it with; one made for the other kind is accepted where it says so, and marked as borrowed. */
  @Field(() => ScoringModelKeyEnum)
  model: ScoringModelKey;

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
  ) {}

  @Mutation(() => ScoreRecordPayload, {
    description: 'Scores an opportunity or a solution. Earlier scores stay; the latest is the one that ranks.',
  })
  @Needs('tree:write')
  async scoreRecord(@Args('input') input: ScoreRecordInput): Promise<ScoreRecordPayload> {
    const id = await this.once.once('scoreRecord', input, async () => {
      const { id: nodeId, kind } = await this.nodes.editable(input.nodeId, ['nodeId'], SCORABLE);
      const score = scoreOf(input, nodeId, kind as ScorableKind, new Date());
      await this.store.record(score, SCORING_MODELS[score.model]);
      return score.id;
    });
    return { score: await this.read.byId(Score, id) };
  }
}

const SCORABLE = ['OPPORTUNITY', 'SOLUTION'] as const satisfies readonly ScorableKind[];

function scoreOf(input: ScoreRecordInput, nodeId: string, nodeKind: ScorableKind, now: Date) {
  const { inputs, note = null, batchId = null } = input;
  const model: ScoringModel = SCORING_MODELS[input.model];
  const recordedAt = input.recordedAt ?? now;
  refuseIf(...checkScore(model, nodeKind, { inputs, batchId, recordedAt }, now));
  const judged = new Map(inputs.map(({ factor, value }) => [factor, value ?? null]));
  const given = Object.fromEntries(model.factors.map(({ name }) => [name, judged.get(name) ?? null]));
  const { value, missing, borrowed } = scoreWith(model, nodeKind, given);
  return {
    id: newId(),
    nodeId,
    nodeKind,
    model: input.model,
    modelVersion: model.version,
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
