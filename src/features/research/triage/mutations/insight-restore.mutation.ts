import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { InsightStatusStore } from '../../insight/insight-status.store.ts';
import { Insight } from '../../insight/insight.model.ts';
import { InsightDecideAction } from '../insight-decide.action.ts';
import { InsightDecisionResult, MOST_DECIDED } from '../link.model.ts';

/** Dismissed insights to restore. */
@InputType()
export class InsightRestoreInput {
  /** Insights, up to 500. */
  @Field(() => [ID])
  ids: string[];
}

/** The result for every insight. */
@ObjectType({ implements: () => [Payload] })
export class InsightRestorePayload extends Payload {
  /** One result for each id, in the order of the input; null when the call was refused as a whole. */
  @Field(() => [InsightDecisionResult], { nullable: true })
  @AtMost(MOST_DECIDED)
  results?: InsightDecisionResult[] | null;
}

/** Restores dismissed insights. */
@Resolver()
export class InsightRestoreMutation {
  constructor(
    private readonly db: Database,
    private readonly action: InsightDecideAction,
    private readonly statuses: InsightStatusStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => InsightRestorePayload, {
    description:
      'Restores up to 500 dismissed insights: they return to the inbox, or are linked if they are evidence of anything. An insight that is not dismissed is refused alone.',
  })
  @RequiresScope('insight:write')
  async insightRestore(@Args('input') { ids }: InsightRestoreInput): Promise<InsightRestorePayload> {
    const refusals = await this.db.transaction(() =>
      this.action.each(ids, {
        write: (restored) => this.statuses.restore(restored),
        against: ({ status }) => (status === 'DISMISSED' ? null : 'It is not dismissed.'),
      }),
    );
    const insights = await this.read.byIds(Insight, ids);
    return {
      results: refusals.map((userErrors, index) => ({ index, insight: insights[index] ?? null, userErrors })),
    };
  }
}
