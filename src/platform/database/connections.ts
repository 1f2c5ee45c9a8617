import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { Config } from '../config.ts';
import { Fault } from '../request/fault.ts';
import { FairQueue } from './fair-queue.ts';

/** Most who wait for a connection within one tenant. Chosen: the requests of a busy minute, and little enough memory. */
const MOST_WAITING = 2_000;

/** Who uses a connection for nobody in particular: looks after health, writes down when keys were used. */
export const SERVICE = 'the service itself';

/** Somebody who waits for a connection. */
interface Ticket {
  readonly admit: () => void;
  /** Runs while it waits. */
  patience: NodeJS.Timeout | undefined;
}

/** A connection of the pool for as long as it is used. */
export interface Lease {
  readonly runner: QueryRunner;
  /** Gives the connection back; a second call does nothing. */
  giveBack(): Promise<void>;
}

/**
 * Hands out the connections of the pool in turns. Waiting happens here, before a connection is taken, in bounded time; the
 * pool itself is never asked for more connections than it may hold. Fairness is that of one process.
 */
@Injectable()
export class Connections {
  private readonly queue: FairQueue<Ticket>;

  constructor(
    private readonly source: DataSource,
    readonly config: Config,
  ) {
    this.queue = new FairQueue(config.OST_POOL_SIZE);
  }

  /**
   * A connection for a tenant, as soon as it is its turn.
   *
   * @throws Fault UNAVAILABLE where its turn does not come within OST_POOL_WAIT_MS, or too many wait already
   */
  async take(tenant: string): Promise<Lease> {
    await this.turn(tenant);
    let isOut = true;
    const runner = this.source.createQueryRunner();
    const giveBack = async (): Promise<void> => {
      if (!isOut) return;
      isOut = false;
      try {
        await runner.release();
      } finally {
        this.queue.release(tenant);
        this.admit();
      }
    };
    return { runner, giveBack };
  }

  private turn(tenant: string): Promise<void> {
    if (this.queue.waiting(tenant) >= MOST_WAITING) return Promise.reject(tooBusy());
    return new Promise((resolve, reject) => {
      const ticket: Ticket = {
        admit: () => {
          clearTimeout(ticket.patience);
          resolve();
        },
        patience: undefined,
      };
      this.queue.enqueue(tenant, ticket);
      this.admit();
      if (this.queue.isWaiting(tenant, ticket))
        ticket.patience = setTimeout(() => {
          this.queue.withdraw(tenant, ticket);
          reject(tooBusy());
        }, this.config.OST_POOL_WAIT_MS);
    });
  }

  private admit(): void {
    for (let ticket = this.queue.next(); ticket !== null; ticket = this.queue.next()) ticket.admit();
  }
}

const tooBusy = (): Fault =>
  new Fault(
    'UNAVAILABLE',
    'The service is busy: no connection to the database was free in time. Nothing was changed unless you are told so; try again.',
  );
