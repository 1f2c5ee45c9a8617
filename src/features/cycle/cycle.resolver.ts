import { Args, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../../platform/access/needs.ts';
import { RowReader } from '../../platform/database/row.reader.ts';
import { type Connection, PageArgs } from '../../platform/graphql/connection.model.ts';
import { Cycle, CycleConnection } from './cycle.model.ts';

/** Answers which cycles there are. */
@Resolver()
export class CycleResolver {
  constructor(private readonly read: RowReader) {}

  @Query(() => CycleConnection, { description: "The workspace's cycles, oldest entry first." })
  @Needs('okr:read')
  cycles(@Args() page: PageArgs): Promise<Connection<Cycle>> {
    return this.read.page(Cycle, page);
  }
}
