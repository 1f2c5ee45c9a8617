import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type CycleStatus, cycleStatus } from '../../../domain/goals/key-result/cycle-status.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { CycleArgs } from './cycle-args.model.ts';
import { Cycle, CycleConnection, CycleStatusEnum } from './cycle.model.ts';
import { CycleReader } from './cycle.reader.ts';

/** Answers the list of cycles and the status of each. */
@Resolver(() => Cycle)
export class CycleResolver {
  constructor(
    private readonly lists: CycleReader,
    private readonly calendar: CalendarReader,
  ) {}

  @Query(() => CycleConnection, {
    description: "The workspace's cycles, oldest entry first unless `orderBy` says otherwise.",
  })
  @RequiresScope('okr:read')
  cycles(@Args() args: CycleArgs): Promise<CountedConnection<Cycle>> {
    return this.lists.page(args);
  }

  @ResolveField(() => CycleStatusEnum, {
    description: 'Whether the cycle is over, current or upcoming, by today in the workspace.',
  })
  async status(@Parent() cycle: Cycle): Promise<CycleStatus> {
    return cycleStatus(cycle, await this.calendar.today());
  }
}
