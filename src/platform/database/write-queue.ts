import { Injectable } from '@nestjs/common';
import { Config } from '../config.ts';
import { Fault } from '../request/fault.ts';

/** Somebody who waits for a key. */
interface Waiting {
  readonly go: () => void;
}

/**
 * Has writes of one thing wait for each other within this process, first come, first served, before any of them takes a
 * connection. What other processes write is waited for in Postgres, as the locks there are what guards the data.
 */
@Injectable()
export class WriteQueue {
  /** Those who wait, by key; a key that is here is held. */
  private readonly lines = new Map<string, Waiting[]>();

  constructor(private readonly config: Config) {}

  /** Whether nobody holds any of the keys. */
  isFree(keys: readonly string[]): boolean {
    return !keys.some((key) => this.lines.has(key));
  }

  /** Takes the keys if nobody holds any of them; whether it did. */
  tryTake(keys: readonly string[]): boolean {
    if (!this.isFree(keys)) return false;
    for (const key of keys) this.lines.set(key, []);
    return true;
  }

  /**
   * Takes the keys, each as soon as it is our turn. All take them in the same order, so that nobody waits for each other.
   *
   * @throws Fault UNAVAILABLE where a turn does not come within OST_LOCK_TIMEOUT_MS
   */
  async take(keys: readonly string[]): Promise<void> {
    const taken: string[] = [];
    try {
      for (const key of [...keys].sort()) {
        await this.turn(key);
        taken.push(key);
      }
    } catch (fault) {
      this.leave(taken);
      throw fault;
    }
  }

  /** Gives the keys to those who are next. */
  leave(keys: Iterable<string>): void {
    for (const key of keys) {
      const next = this.lines.get(key)?.shift();
      if (next) next.go();
      else this.lines.delete(key);
    }
  }

  private turn(key: string): Promise<void> {
    const line = this.lines.get(key);
    if (!line) {
      this.lines.set(key, []);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        line.splice(line.indexOf(waiting), 1);
        reject(
          new Fault('UNAVAILABLE', 'Too many others write the same thing just now. Nothing was changed; try again.'),
        );
      }, this.config.OST_LOCK_TIMEOUT_MS);
      const waiting: Waiting = {
        go: () => {
          clearTimeout(patience);
          resolve();
        },
      };
      line.push(waiting);
    });
  }
}

/** Ends a transaction whose things others write just now: it begins again when it is its turn to write them. */
export class MustQueue extends Error {
  /** @param keys everything that it must hold when it begins again */
  constructor(readonly keys: readonly string[]) {
    super('Others write the same things just now.');
  }
}
