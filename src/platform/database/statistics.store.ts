import { Injectable } from '@nestjs/common';
import { Connections, SERVICE } from './connections.ts';
import { queryOnce } from './transaction.ts';

/** Keeps what the planner knows of the tables; its only write. */
@Injectable()
export class StatisticsStore {
  constructor(private readonly connections: Connections) {}

  /**
   * Has Postgres look at every table of which it knows too little, for those who fill many at once and are asked at once:
   * without it, joins of a new database are planned as if each table had a row.
   *
   * @param tenant whose turn at a connection it takes
   */
  async refresh(tenant: string = SERVICE): Promise<void> {
    await queryOnce(this.connections, tenant, 'SELECT refresh_statistics()');
  }
}
