import { Injectable } from '@nestjs/common';
import { currentCaller } from '../request/request.ts';
import { Connections } from './connections.ts';
import { queryOnce } from './transaction.ts';

/** Keeps what the planner knows of the tables; its only write. */
@Injectable()
export class StatisticsStore {
  constructor(private readonly connections: Connections) {}

  /**
   * Has Postgres look at every table of which it knows too little, for those who fill many at once and are asked at once:
   * without it, joins of a new database are planned as if each table had a row.
   */
  async refresh(): Promise<void> {
    await queryOnce(this.connections, currentCaller().workspaceId, 'SELECT refresh_statistics()');
  }
}
