import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { invalid, type Refusal, refusal } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { CalendarReader } from '../../../../platform/calendar/calendar.reader.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { Line } from '../../../../platform/graphql/validators.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { CalendarDate } from '../../../../platform/graphql/scalars.ts';
import { TreeStore } from '../../../tree/node/tree.store.ts';
import { TargetOpportunity } from '../target-opportunity.model.ts';

/** The target to end, from which day, and why. */
@InputType()
export class TargetOpportunityEndInput extends VersionedInput {
  /** Why the target ends, 1 to 500 characters. */
  @Line(500)
  reason: string;

  /** First day on which it is no longer the target; by default today. Not in the future, and not before the target began. */
  @Field(() => CalendarDate, { nullable: true })
  endedOn?: string | null;
}

/** The target that ended. */
@ObjectType()
export class TargetOpportunityEndPayload extends payloadOf(TargetOpportunity, 'targetOpportunity') {}

/** Ends a target without naming another one. */
@Resolver()
export class TargetOpportunityEndMutation {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly trees: TreeStore,
    private readonly calendar: CalendarReader,
  ) {}

  @Mutation(() => TargetOpportunityEndPayload, {
    description: 'Ends the current target of an outcome. The outcome has no target until another is set.',
  })
  @RequiresScope('tree:write')
  async targetOpportunityEnd(
    @Args('input') { id, expectedVersion, reason, endedOn }: TargetOpportunityEndInput,
  ): Promise<TargetOpportunityEndPayload> {
    const targetOpportunity = await this.db.transaction(async () => {
      const { outcomeId } = await this.read.get(TargetOpportunity, id);
      // A concurrent `targetOpportunitySet` also ends the current target: the lock lets one of the two go first.
      await this.trees.lockTreesOf(outcomeId);
      const today = await this.calendar.today();
      const day = endedOn ?? today;
      const set = { endedOn: day, endedBy: 'ENDED', endReason: reason } as const;
      return this.rows.updateOne(TargetOpportunity, 'targetOpportunity', id, expectedVersion, set, (now) =>
        checkEnd(now, day, today),
      );
    });
    return { targetOpportunity };
  }
}

function checkEnd({ startsOn, endedOn }: TargetOpportunity, day: string, today: string): Refusal[] {
  if (endedOn !== null) return [refusal('NOT_APPLICABLE', { problem: `This target ended on ${endedOn}.` }, ['id'])];
  const problem = `endedOn must lie between ${startsOn}, when the target began, and today, ${today}.`;
  return day < startsOn || day > today ? [invalid(problem, ['endedOn'])] : [];
}
