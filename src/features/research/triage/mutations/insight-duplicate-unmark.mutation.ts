import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal, refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Insight } from '../../insight/insight.model.ts';
import { InsightStateStore } from '../../insight/insight-state.store.ts';

/** The insight that is not a duplicate. */
@InputType()
export class InsightDuplicateUnmarkInput {
  /** Insight that is marked as a duplicate. */
  @Field(() => ID)
  insightId: string;
}

/** The insight without the mark. */
@ObjectType()
export class InsightDuplicateUnmarkPayload extends payloadOf(Insight, 'insight') {}

/** Removes the mark of a duplicate. */
@Resolver()
export class InsightDuplicateUnmarkMutation {
  constructor(
    private readonly db: Database,
    private readonly read: RowReader,
    private readonly states: InsightStateStore,
  ) {}

  @Mutation(() => InsightDuplicateUnmarkPayload, {
    description:
      'Removes the mark of a duplicate. The insight is linked again if it is evidence of anything, else it returns to the inbox.',
  })
  @RequiresScope('insight:write')
  insightDuplicateUnmark(
    @Args('input') { insightId }: InsightDuplicateUnmarkInput,
  ): Promise<InsightDuplicateUnmarkPayload> {
    return this.db.transaction(async () => {
      await this.states.lock([insightId]);
      const { id, state } = await this.read.get(Insight, insightId, ['insightId']);
      if (state !== 'DUPLICATE')
        refuseIf(refusal('NOT_APPLICABLE', { problem: 'It is not marked as a duplicate.' }, ['insightId']));
      await this.states.unmarkDuplicate(id);
      return { insight: await this.read.get(Insight, id) };
    });
  }
}
