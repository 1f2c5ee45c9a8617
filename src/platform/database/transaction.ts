import { yieldToEventLoop, shouldYield } from '../request/event-loop-yield.ts';
import type { Connections, Lease } from './connections.ts';

/** How a transaction begins. */
export const BEGIN = {
  SNAPSHOT: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  WRITE: 'BEGIN ISOLATION LEVEL READ COMMITTED',
} as const;

/** Number of rows above which a query may yield before it works through them. Chosen: fewer take a millisecond. */
const MANY_ROWS = 200;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** One transaction on one connection; statements run one at a time, in the order they were asked for. */
export class Transaction {
  private last: Promise<unknown> = Promise.resolve();
  private ended = false;
  /** Whether the transaction ends with a rollback, even where its work succeeds. */
  isRollbackOnly = false;

  private constructor(private readonly lease: Lease) {}

  /**
   * Takes a connection when it is the tenant's turn, and begins, with the tenant and the time limits set for this transaction alone, in one round trip.
   * Statements that take milliseconds are not compiled first, however dear the planner takes them to be.
   * Settings of the transaction pass PgBouncer; settings of the session would not.
   */
  static async begin(connections: Connections, begin: string, workspaceId: string): Promise<Transaction> {
    if (!UUID.test(workspaceId)) throw new Error('A tenant is a UUID.');
    const { config } = connections;
    const lease = await connections.take(workspaceId);
    try {
      await lease.runner.query(
        `${begin}; SELECT set_config('app.workspace_id', '${workspaceId}', true), set_config('TimeZone', 'UTC', true), set_config('jit', 'off', true),
          set_config('statement_timeout', '${config.OST_STATEMENT_TIMEOUT_MS}', true),
          set_config('lock_timeout', '${config.OST_LOCK_TIMEOUT_MS}', true),
          set_config('idle_in_transaction_session_timeout', '${config.OST_STATEMENT_TIMEOUT_MS * 2}', true)`,
      );
    } catch (fault) {
      await discard(lease);
      throw fault;
    }
    return new Transaction(lease);
  }

  /** Runs one statement after those before it. */
  sql<Row>(strings: TemplateStringsArray, ...values: unknown[]): Promise<Row[]> {
    return this.enqueue(() => this.lease.runner.sql<Row[]>(strings, ...values)).then(yieldIfMany);
  }

  /** Runs a statement that the platform composed itself. */
  query<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.enqueue(async () => (await this.lease.runner.query(text, [...values], true)).records as Row[]).then(
      yieldIfMany,
    );
  }

  /** Makes the transaction end with a rollback, even where its work succeeds. */
  setRollbackOnly(): void {
    this.isRollbackOnly = true;
  }

  /** Ends the transaction after what is under way and gives the connection back; a second call does nothing. */
  async end(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    await this.last.catch(() => undefined);
    try {
      await this.lease.runner.query(this.isRollbackOnly ? 'ROLLBACK' : how);
    } catch (fault) {
      await discard(this.lease);
      throw fault;
    }
    await this.lease.giveBack();
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    if (this.ended) return Promise.reject(new Error('The transaction has ended.'));
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

/** Many rows are worked through in a turn of their own: several answers that arrive at once would hold up all other requests. */
async function yieldIfMany<Row>(rows: Row[]): Promise<Row[]> {
  if (rows.length > MANY_ROWS && shouldYield()) await yieldToEventLoop();
  return rows;
}

/** Closes the connection instead of returning it: its state is unknown, and so is the tenant that is set on it. */
async function discard(lease: Lease): Promise<void> {
  const client = (await lease.runner.connect().catch(() => null)) as { end(): Promise<void> } | null;
  await client?.end().catch(() => undefined);
  await lease.giveBack();
}

/**
 * Runs a text of several statements in one round trip, in a transaction of its own, and answers with the rows of the
 * last one. For what must be known before a tenant is. Each statement has the time that any other has: a request that
 * waits for a key to be looked up holds a connection that all need.
 *
 * @param tenant whose turn it takes
 */
export async function queryOnce<Row>(connections: Connections, tenant: string, text: string): Promise<Row[]> {
  const lease = await connections.take(tenant);
  try {
    const client = (await lease.runner.connect()) as {
      query(text: string): Promise<{ rows: unknown[] } | { rows: unknown[] }[]>;
    };
    const limit = `SELECT set_config('statement_timeout', '${connections.config.OST_STATEMENT_TIMEOUT_MS}', true)`;
    const results = await client.query(`${limit}; ${text}`);
    return (Array.isArray(results) ? results.at(-1)?.rows : results.rows) as Row[];
  } catch (fault) {
    await discard(lease);
    throw fault;
  } finally {
    await lease.giveBack();
  }
}
