import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { Line } from '../../../../platform/graphql/validators.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { InsightStatusStore } from '../../insight/insight-status.store.ts';
import { Insight, type InsightStatus } from '../../insight/insight.model.ts';
import { InsightDecideAction } from '../insight-decide.action.ts';
import { InsightDecisionResult, MOST_DECIDED } from '../link.model.ts';

/** The insights to dismiss, and why. */
@InputType()
export class InsightDismissInput {
  /** Insights, up to 500. */
  @Field(() => [ID])
  ids: string[];

  /** Why they are dismissed, 1 to 500 characters; it helps people who meet similar insights later. */
  @Line(500)
  reason: string;
}

/** The result for every insight. */
@ObjectType({ implements: () => [Payload] })
export class InsightDismissPayload extends Payload {
  /** One result for each id, in the order of the input; null when the call was refused as a whole. */
  @Field(() => [InsightDecisionResult], { nullable: true })
  @AtMost(MOST_DECIDED)
  results?: InsightDecisionResult[] | null;
}

/** Dismisses insights. */
@Resolver()
export class InsightDismissMutation {
  constructor(
    private readonly db: Database,
    private readonly action: InsightDecideAction,
    private readonly statuses: InsightStatusStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => InsightDismissPayload, {
    description:
      'Dismisses up to 500 insights, with a reason; they leave the inbox and are kept. An insight that cannot be dismissed is refused alone.',
  })
  @RequiresScope('insight:write')
  async insightDismiss(@Args('input') { ids, reason }: InsightDismissInput): Promise<InsightDismissPayload> {
    const refusals = await this.db.transaction(() =>
      this.action.each(ids, {
        write: (dismissed) => this.statuses.dismiss(dismissed, reason),
        against: ({ status }) => AGAINST[status] ?? null,
      }),
    );
    const insights = await this.read.byIds(Insight, ids);
    return {
      results: refusals.map((userErrors, index) => ({ index, insight: insights[index] ?? null, userErrors })),
    };
  }
}

const AGAINST: Partial<Record<InsightStatus, string>> = {
  LINKED: 'It is evidence of something: remove that evidence first.',
  DUPLICATE: 'It is marked as a duplicate, and not in the inbox: unmark it first.',
  DELETED: 'Its source took it back: there is nothing to put aside.',
};
