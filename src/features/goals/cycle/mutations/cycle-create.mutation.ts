import { Args, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { checkPeriod } from '../../../../domain/foundation/calendar/date.ts';
import { checkCycleDays } from '../../../../domain/goals/key-result/finals.ts';
import { CYCLE_RULES } from '../../../../domain/goals/key-result/cycle-rules.ts';
import { judge } from '../../../../domain/rule.ts';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { judged } from '../../../../platform/request/warn.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { Cycle } from '../cycle.model.ts';
import { CycleStore } from '../cycle.store.ts';
import { CycleReader } from '../cycle.reader.ts';

/** What the cycle is called and which days it covers. */
@InputType()
export class CycleCreateInput extends inputOf(
  PickType(Cycle, ['name', 'startsOn', 'endsOn'], InputType),
  RepeatableInput,
) {}

/** The new cycle. */
@ObjectType()
export class CycleCreatePayload extends payloadOf(Cycle, 'cycle') {}

/** Adds a cycle. */
@Resolver()
export class CycleCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly store: CycleStore,
    private readonly read: RowReader,
    private readonly cycles: CycleReader,
  ) {}

  @Mutation(() => CycleCreatePayload, {
    description:
      'Adds a cycle. One that is over already, such as a quarter of last year, stays open for what belongs to it for as many days as figures take to be final.',
  })
  @RequiresScope('okr:write')
  async cycleCreate(@Args('input') input: CycleCreateInput): Promise<CycleCreatePayload> {
    const { idempotencyKey: _, ...cycle } = input;
    refuseIf(...checkPeriod(cycle.startsOn, cycle.endsOn, []), ...checkCycleDays(cycle.endsOn));
    const id = await this.once.once('cycleCreate', input, async () => {
      const set = { ...cycle, others: await this.cycles.others(null) };
      refuseIf(...judged(judge(CYCLE_RULES, { before: null, set, now: new Date() })));
      const id = newId();
      await this.store.add({ id, ...cycle });
      return id;
    });
    return { cycle: await this.read.byId(Cycle, id) };
  }
}
