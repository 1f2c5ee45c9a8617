import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal, Refused } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Insight } from '../../insight/insight.model.ts';
import { InsightStatusStore } from '../../insight/insight-status.store.ts';

/** The duplicate and its original. */
@InputType()
export class InsightDuplicateSetInput {
  /** Insight that is a duplicate, or is none after all. */
  @Field(() => ID)
  id: string;

  /** Insight that it duplicates, and that stays; null takes the mark of a duplicate back. */
  @Field(() => ID, { nullable: true })
  originalId?: string | null;
}

/** The insight with the mark, or without it. */
@ObjectType()
export class InsightDuplicateSetPayload extends payloadOf(Insight, 'insight') {}

/** Marks an insight as a duplicate of another, or takes the mark back. */
@Resolver()
export class InsightDuplicateSetMutation {
  constructor(
    private readonly db: Database,
    private readonly read: RowReader,
    private readonly statuses: InsightStatusStore,
  ) {}

  @Mutation(() => InsightDuplicateSetPayload, {
    description:
      'Marks an insight as a duplicate of another; it leaves the inbox. Its evidence stays, because it may come from another participant. Without an original the mark is taken back: the insight is dismissed again if it was, or linked if it is evidence of anything, else it returns to the inbox.',
  })
  @RequiresScope('insight:write')
  insightDuplicateSet(
    @Args('input') { id, originalId = null }: InsightDuplicateSetInput,
  ): Promise<InsightDuplicateSetPayload> {
    return this.db.transaction(async () => {
      await this.statuses.lock(originalId === null ? [id] : [id, originalId]);
      const insight = await this.read.get(Insight, id);
      return { insight: originalId === null ? await this.unmark(insight) : await this.mark(insight, originalId) };
    });
  }

  private async mark(insight: Insight, originalId: string): Promise<Insight | null> {
    const original = await this.read.get(Insight, originalId, ['originalId']);
    const isOriginal = await this.statuses.isOriginal(insight.id);
    const problem = AGAINST.find(([, isSo]) => isSo(insight, original, isOriginal));
    if (problem) throw new Refused([refusal('NOT_APPLICABLE', { problem: problem[0] }, [problem[2]])]);
    return this.statuses.markDuplicate(insight.id, original.id);
  }

  private async unmark(insight: Insight): Promise<Insight> {
    if (insight.status !== 'DUPLICATE')
      throw new Refused([refusal('NOT_APPLICABLE', { problem: 'It is not marked as a duplicate.' }, ['id'])]);
    await this.statuses.unmarkDuplicate(insight);
    return this.read.get(Insight, insight.id);
  }
}

type Rule = readonly [string, (insight: Insight, original: Insight, isOriginal: boolean) => boolean, string];
const AGAINST: readonly Rule[] = [
  ['An insight is no duplicate of itself.', ({ id }, original) => id === original.id, 'originalId'],
  ['Its source took it back.', ({ status }) => status === 'DELETED', 'id'],
  ['Its source took it back: it says nothing any more.', (_, { status }) => status === 'DELETED', 'originalId'],
  [
    'That one is a duplicate itself: name the one that it repeats.',
    (_, { status }) => status === 'DUPLICATE',
    'originalId',
  ],
  ['Others are marked as duplicates of it: mark those first.', (_, __, isOriginal) => isOriginal, 'id'],
];
