import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { sqlAs } from './command.ts';

/** One connection of the service, as Postgres sees it. */
export interface Connected {
  readonly pid: number;
  /** `idle` outside a transaction, `idle in transaction` within one, `active` while a statement runs. */
  readonly state: string;
  /** Whether it waits for a lock. */
  readonly waits: boolean;
}

/** What the service holds in one database of the tests' cluster. */
export class Connections {
  constructor(
    private readonly database: string,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  /** Every connection of the service, by process id. */
  all(): Promise<Connected[]> {
    return sqlAs(
      { role: 'postgres', database: this.database },
      `SELECT pid, state, coalesce(wait_event_type = 'Lock', false) AS waits FROM pg_stat_activity
       WHERE datname = '${this.database}' AND application_name = 'ost' ORDER BY pid`,
    );
  }

  /** Looks until the connections are as wanted; answers with how they are then, or at last. */
  async until(wanted: (now: readonly Connected[]) => boolean): Promise<Connected[]> {
    for (const end = Date.now() + 3_000; ;) {
      const now = await this.all();
      if (wanted(now) || Date.now() > end) return now;
      await sleep(20);
    }
  }

  /** Locks a table, so that every statement that reads it stays under way; answers with how to unlock it. */
  async hold(table: string): Promise<() => Promise<void>> {
    const owner = new pg.Client({ connectionString: this.settings['DATABASE_OWNER_URL'] });
    await owner.connect();
    await owner.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    return () => owner.end();
  }
}
