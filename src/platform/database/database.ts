import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { Refused } from '../../domain/refusal.ts';
import type { ReadSnapshot } from '../request/read-snapshot.ts';
import { currentCaller, currentRequest, type Request, withOwnLoaders } from '../request/request.ts';
import { Connections } from './connections.ts';
import { faultOf, isRetryable, workspaceGone } from './fault.ts';
import { type SqlPart, statementOf } from './sql-part.ts';
import { BEGIN, queryOnce, Transaction } from './transaction.ts';
import { MustQueue, WriteQueue } from './write-queue.ts';

/** Times a transaction is tried when Postgres asks to try again. Chosen: five tries outlast any burst seen in tests. */
const MOST_TRIES = 5;

/** A transaction that is open, and what it holds in the queue of writes. */
interface Open {
  readonly transaction: Transaction;
  readonly held: Set<string>;
}

/** The one door to Postgres. Inside `transaction` every store and reader joins it without being told. */
@Injectable()
export class Database {
  private readonly open = new AsyncLocalStorage<Open>();

  constructor(
    private readonly connections: Connections,
    private readonly writes: WriteQueue,
  ) {}

  /** Runs one statement in the transaction that is open, or else in the request's snapshot. */
  async sql<Row>(strings: TemplateStringsArray, ...values: unknown[]): Promise<Row[]> {
    return (await this.current()).sql<Row>(strings, ...values);
  }

  /** As `sql`, for statements that the platform composes from the tables' own metadata. */
  async query<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return (await this.current()).query<Row>(text, values);
  }

  /** As `sql`, for a statement that is put together from pieces. */
  statement<Row>(whole: SqlPart): Promise<Row[]> {
    const { text, values } = statementOf(whole);
    return this.query<Row>(text, values);
  }

  /**
   * Runs `work` in one transaction; all of it happens or nothing. Tried again when Postgres reports a serialisation
   * fault or a deadlock, so `work` must change nothing but the database.
   *
   * @param workspaceId tenant of the transaction; the caller's own unless said
   */
  async transaction<T>(work: () => Promise<T>, workspaceId = currentCaller().workspaceId): Promise<T> {
    if (this.open.getStore()) return work();
    const request = currentRequest();
    request.transactions += 1;
    try {
      // No operation waits for a second connection while it holds one; what is read afterwards sees the commit.
      await this.endSnapshot(request);
      return await this.retrying(work, workspaceId);
    } catch (fault) {
      throw (await this.isGone(request, workspaceId, fault)) ? workspaceGone() : fault;
    } finally {
      request.transactions -= 1;
      // No snapshot was opened meanwhile; loaders that were refused one are dropped.
      void request.takeSnapshot();
    }
  }

  /** Makes the open transaction end with a rollback. Its work goes on and returns its answer, as a rehearsal needs. */
  setRollbackOnly(): void {
    const open = this.open.getStore();
    if (!open) throw new Error('Only an open transaction can be rolled back.');
    open.transaction.setRollbackOnly();
  }

  /**
   * Has the open transaction wait its turn to write the things of these keys, if others in this process write them just now:
   * it then lets go of its connection, and begins anew when it is its turn. To be called before their rows are locked.
   *
   * @param isShared whether it only must not run beside those who write
   */
  queueFor(keys: readonly string[], isShared = false): void {
    const open = this.open.getStore();
    if (!open) throw new Error('Only a transaction can queue.');
    const missing = keys.filter((key) => !open.held.has(key));
    if (isShared && this.writes.isFree(missing)) return;
    if (!isShared && this.writes.tryTake(missing)) for (const key of missing) open.held.add(key);
    else throw new MustQueue([...open.held, ...missing]);
  }

  /** Ends what a request reads: its snapshot is closed, and whatever of it still runs cannot open another. */
  async endRequest(request: Request): Promise<void> {
    request.over = true;
    await this.endSnapshot(request);
  }

  /** Ends the snapshot that a request read from, if it did; what is read afterwards is read anew. */
  async endSnapshot(request: Request): Promise<void> {
    const session = await request.takeSnapshot()?.catch(() => null);
    // A read-only transaction has nothing to lose: a connection that dies here was discarded by `end`.
    await session?.end('COMMIT').catch(() => undefined);
  }

  private async retrying<T>(work: () => Promise<T>, workspaceId: string): Promise<T> {
    let keys: readonly string[] = [];
    for (let tries = 1; ; tries++) {
      try {
        return await this.once(work, workspaceId, keys);
      } catch (fault) {
        if (fault instanceof MustQueue) {
          ({ keys } = fault);
          // A turn that is waited for is no try: more keys can turn out to be needed only a few times.
          tries -= 1;
          continue;
        }
        if (tries === MOST_TRIES || !isRetryable(fault)) throw fault;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** tries));
      }
    }
  }

  /** Runs `work` in a transaction that holds these keys in the queue of writes, and those that it queues for. */
  private async once<T>(work: () => Promise<T>, workspaceId: string, keys: readonly string[]): Promise<T> {
    await this.writes.take(keys);
    const held = new Set(keys);
    try {
      return await this.within(await Transaction.begin(this.connections, BEGIN.WRITE, workspaceId), held, work);
    } finally {
      this.writes.leave(held);
    }
  }

  private async within<T>(transaction: Transaction, held: Set<string>, work: () => Promise<T>): Promise<T> {
    const request = currentRequest();
    const { changes } = request;
    try {
      const answer = await this.open.run({ transaction, held }, () => withOwnLoaders(work));
      await transaction.end('COMMIT');
      if (transaction.isRollbackOnly) request.changes = changes;
      return answer;
    } catch (fault) {
      request.changes = changes;
      // The first fault is the one to tell of; `end` discards a connection that cannot roll back.
      await transaction.end('ROLLBACK').catch(() => undefined);
      throw fault;
    }
  }

  /** Whether what looks like a fault of ours comes of the caller's workspace having been deleted between two statements. */
  private async isGone({ caller }: Request, workspaceId: string, fault: unknown): Promise<boolean> {
    if (caller?.workspaceId !== workspaceId || fault instanceof Refused || faultOf(fault).code !== 'INTERNAL')
      return false;
    const found = queryOnce(
      this.connections,
      workspaceId,
      `SELECT set_config('app.workspace_id', '${workspaceId}', true); SELECT FROM workspace WHERE workspace_id = '${workspaceId}'`,
    );
    // What went wrong first is what is told where nobody can be asked.
    return (await found.catch(() => null))?.length === 0;
  }

  private current(): ReadSnapshot | Promise<ReadSnapshot> {
    const request = currentRequest();
    request.statements += 1;
    const open = this.open.getStore();
    if (open) return open.transaction;
    if (request.over) throw new Error('The request is over: its answer is complete, or its client has gone.');
    if (request.transactions > 0) throw new Error('The field that this is read for has failed.');
    request.snapshot ??= Transaction.begin(this.connections, BEGIN.SNAPSHOT, currentCaller().workspaceId);
    return request.snapshot;
  }
}
