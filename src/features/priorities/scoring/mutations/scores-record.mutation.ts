import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { refuseTooManyItems } from '../../../../platform/graphql/each-item.ts';
import { RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { resultsOf } from '../../../../platform/graphql/item-result.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ScoreAction } from '../score.action.ts';
import { Score } from '../score.model.ts';
import { ScoreResult, ScoresRecordItemInput } from '../score-record.model.ts';

/** Scores to record, such as those of a workshop. */
@InputType()
export class ScoresRecordInput extends RepeatableInput {
  /** Scores of any nodes by any models, up to 100. Of two of one node, model, batch and instant, the later one in the list counts. */
  @Field(() => [ScoresRecordItemInput])
  items: ScoresRecordItemInput[];
}

/** Results of the items. */
@ObjectType()
export class ScoresRecordPayload extends resultsOf(ScoreResult) {}

/** Records many scores in one call. */
@Resolver()
export class ScoresRecordMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly read: RowReader,
    private readonly scores: ScoreAction,
  ) {}

  @Mutation(() => ScoresRecordPayload, {
    description: 'Records up to 100 scores by the rules of scoreRecord; an invalid item is declined alone.',
  })
  @RequiresScope('tree:write')
  async scoresRecord(@Args('input') input: ScoresRecordInput): Promise<ScoresRecordPayload> {
    refuseTooManyItems(input.items);
    const receipts = await this.once.once('scoresRecord', input, () => this.scores.recordEach(input.items, new Date()));
    const scores = await this.read.byIds(
      Score,
      receipts.map(({ done }) => done?.id ?? ''),
    );
    const results = receipts.map(({ done, refusals }, index) => ({
      index,
      score: scores[index] ?? null,
      warnings: done?.warnings ?? [],
      userErrors: refusals,
    }));
    return { results };
  }
}
