import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../config.ts';
import { queryOnce } from './transaction.ts';

/** Keeps what the planner knows of the tables; its only write. */
@Injectable()
export class StatisticsStore {
  constructor(
    private readonly source: DataSource,
    private readonly config: Config,
  ) {}

  /**
   * Has Postgres look at every table of which it knows too little, for those who fill many at once and are asked at once:
   * without it, joins of a new database are planned as if each table had a row.
   */
  async refresh(): Promise<void> {
    await queryOnce(this.source, this.config, 'SELECT refresh_statistics()');
  }
}
