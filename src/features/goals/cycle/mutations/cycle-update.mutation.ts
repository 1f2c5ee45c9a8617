import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { checkPeriod } from '../../../../domain/foundation/calendar/date.ts';
import { checkCycleDays, checkNotFinal } from '../../../../domain/goals/key-result/finals.ts';
import { refuseIf } from '../../../../domain/refusal.ts';
import { CYCLE_RULES } from '../../../../domain/goals/key-result/cycle-rules.ts';
import { judge } from '../../../../domain/rule.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { judged } from '../../../../platform/request/warn.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Cycle } from '../cycle.model.ts';
import { CycleStore } from '../cycle.store.ts';
import { CycleReader } from '../cycle.reader.ts';

/** The fields to change; a field that is left out keeps its value. */
@InputType()
export class CycleUpdateInput extends inputOf(VersionedInput, optionalFields(Cycle, ['name', 'startsOn', 'endsOn'])) {}

/** The cycle after the change. */
@ObjectType()
export class CycleUpdatePayload extends payloadOf(Cycle, 'cycle') {}

/** Changes a cycle. */
@Resolver()
export class CycleUpdateMutation {
  constructor(
    private readonly db: Database,
    private readonly read: RowReader,
    private readonly rows: RowStore,
    private readonly store: CycleStore,
    private readonly cycles: CycleReader,
  ) {}

  @Mutation(() => CycleUpdatePayload, {
    description:
      'Changes a cycle. Fields that the input leaves out keep their values. Its days stay once its figures are final.',
  })
  @RequiresScope('okr:write')
  async cycleUpdate(@Args('input') { id, expectedVersion, ...change }: CycleUpdateInput): Promise<CycleUpdatePayload> {
    const cycle = await this.db.transaction(async () => {
      const current = await this.read.get(Cycle, id);
      const days = { startsOn: change.startsOn ?? current.startsOn, endsOn: change.endsOn ?? current.endsOn };
      refuseIf(...checkPeriod(days.startsOn, days.endsOn, []), ...checkCycleDays(days.endsOn));
      const moves = days.startsOn !== current.startsOn || days.endsOn !== current.endsOn;
      const set = { ...change, ...(moves && (await this.store.momentsOf(days, current.createdAt))) };
      return this.rows.updateOne(Cycle, 'cycle', id, expectedVersion, set, async (row) => {
        const before = { ...row, others: await this.cycles.others(row.id) };
        return [
          ...(moves ? checkNotFinal(row, new Date(), Object.keys(change).filter(isDay)) : []),
          ...judged(judge(CYCLE_RULES, { before, set: change, now: new Date() })),
        ];
      });
    });
    return { cycle };
  }
}

const isDay = (field: string): boolean => field === 'startsOn' || field === 'endsOn';
