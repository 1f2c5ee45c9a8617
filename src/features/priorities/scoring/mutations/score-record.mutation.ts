import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ScoreAction } from '../score.action.ts';
import { Score } from '../score.model.ts';
import { ScoresRecordItemInput } from '../score-record.model.ts';

/** A score to record, with the model to score by: `model` or `ownModelId`. */
@InputType()
export class ScoreRecordInput extends inputOf(ScoresRecordItemInput, RepeatableInput) {}

/** The new score. */
@ObjectType()
export class ScoreRecordPayload extends payloadOf(
  Score,
  'score',
  'The new score, with its factors and what is missing; null when refused.',
) {}

/** Records a score of a node. */
@Resolver()
export class ScoreRecordMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly read: RowReader,
    private readonly scores: ScoreAction,
  ) {}

  @Mutation(() => ScoreRecordPayload, {
    description:
      'Scores an opportunity or a solution. Earlier scores stay; rankings use the latest complete one. To change single factors of it, use scoreAmend.',
  })
  @RequiresScope('tree:write')
  async scoreRecord(@Args('input') input: ScoreRecordInput): Promise<ScoreRecordPayload> {
    const id = await this.once.once('scoreRecord', input, () => this.scores.record(input, new Date()));
    return { score: await this.read.byId(Score, id) };
  }
}
