import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal, Refused } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Insight } from '../../insight/insight.model.ts';
import { InsightStateStore } from '../../insight/insight-state.store.ts';

/** The duplicate and its original. */
@InputType()
export class InsightDuplicateMarkInput {
  /** Insight that is a duplicate. */
  @Field(() => ID)
  insightId: string;

  /** Insight that it duplicates, and that stays. */
  @Field(() => ID)
  originalId: string;
}

/** The insight after the mark. */
@ObjectType()
export class InsightDuplicateMarkPayload extends payloadOf(Insight, 'insight') {}

/** Marks an insight as a duplicate of another. */
@Resolver()
export class InsightDuplicateMarkMutation {
  constructor(
    private readonly db: Database,
    private readonly read: RowReader,
    private readonly states: InsightStateStore,
  ) {}

  @Mutation(() => InsightDuplicateMarkPayload, {
    description:
      'Marks an insight as a duplicate of another; it leaves the inbox. Its evidence stays, because it may come from another participant.',
  })
  @RequiresScope('insight:write')
  insightDuplicateMark(
    @Args('input') { insightId, originalId }: InsightDuplicateMarkInput,
  ): Promise<InsightDuplicateMarkPayload> {
    return this.db.transaction(async () => {
      await this.states.lock([insightId, originalId]);
      const insight = await this.read.get(Insight, insightId, ['insightId']);
      const original = await this.read.get(Insight, originalId, ['originalId']);
      const isOriginal = await this.states.isOriginal(insight.id);
      const problem = AGAINST.find(([, isSo]) => isSo(insight, original, isOriginal));
      if (problem) throw new Refused([refusal('NOT_APPLICABLE', { problem: problem[0] }, [problem[2]])]);
      return { insight: await this.states.markDuplicate(insight.id, original.id) };
    });
  }
}

type Rule = readonly [string, (insight: Insight, original: Insight, isOriginal: boolean) => boolean, string];
const AGAINST: readonly Rule[] = [
  ['An insight is no duplicate of itself.', ({ id }, original) => id === original.id, 'originalId'],
  ['Its source took it back.', ({ state }) => state === 'DELETED', 'insightId'],
  ['Its source took it back: it says nothing any more.', (_, { state }) => state === 'DELETED', 'originalId'],
  [
    'That one is a duplicate itself: name the one that it repeats.',
    (_, { state }) => state === 'DUPLICATE',
    'originalId',
  ],
  ['Others are marked as duplicates of it: mark those first.', (_, __, isOriginal) => isOriginal, 'insightId'],
];
