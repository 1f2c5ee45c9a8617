import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, optionalFields, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ScoreAmendAction } from '../score-amend.action.ts';
import { Score } from '../score.model.ts';
import { ScoreFactorInput } from '../score-record.model.ts';
import { MOST_FACTORS } from '../scoring-model.model.ts';

/** What is to change in a score. */
@InputType()
export class ScoreAmendInput extends inputOf(optionalFields(Score, ['note']), RepeatableInput) {
  /** Score to amend: the one that counts for its node by its model. */
  @Field(() => ID)
  id: string;

  /** Judgements of the factors that change; all others are taken over. A factor that has a judgement cannot lose it. */
  @Field(() => [ScoreFactorInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_FACTORS)
  inputs: ScoreFactorInput[];
}

/** The new score. */
@ObjectType()
export class ScoreAmendPayload extends payloadOf(
  Score,
  'score',
  'The new score, which names the one that it amends; null when refused.',
) {}

/** Amends a score. */
@Resolver()
export class ScoreAmendMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly read: RowReader,
    private readonly scores: ScoreAmendAction,
  ) {}

  @Mutation(() => ScoreAmendPayload, {
    description:
      'Changes single factors of the score that counts: records a new one of now, by the same version of the model and in the same batch, that takes over all other judgements.',
  })
  @RequiresScope('tree:write')
  async scoreAmend(@Args('input') input: ScoreAmendInput): Promise<ScoreAmendPayload> {
    const id = await this.once.once('scoreAmend', input, () => this.scores.amend(input, new Date()));
    return { score: await this.read.byId(Score, id) };
  }
}
