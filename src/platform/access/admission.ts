import { Injectable } from '@nestjs/common';
import { Config } from '../config.ts';
import { Fault } from '../request/fault.ts';

/** Somebody who waits to begin. */
interface Waiting {
  readonly cost: number;
  readonly begin: () => void;
}

/** What one workspace has under way, and what of it waits. */
interface UnderWay {
  cost: number;
  readonly waiting: Waiting[];
}

/**
 * Bounds the work that one workspace may have under way at once in this process, by its cost: as much as one request may
 * cost. What is small runs beside others of its like; what is dear waits for what is dear, first come, first served, before
 * any of its work is done and without a connection. So nobody holds up other workspaces by asking many dear things at once.
 */
@Injectable()
export class Admission {
  private readonly workspaces = new Map<string, UnderWay>();

  constructor(private readonly config: Config) {}

  /** Whether work of this cost would have to wait. */
  mustWait(workspaceId: string, cost: number): boolean {
    const now = this.workspaces.get(workspaceId);
    return now !== undefined && (now.waiting.length > 0 || now.cost + this.bounded(cost) > this.config.OST_COST_LIMIT);
  }

  /**
   * Waits until work of this cost may begin.
   *
   * @returns what is to be called when the work has ended; calling it again does nothing
   * @throws Fault UNAVAILABLE where it may not within OST_POOL_WAIT_MS
   */
  async enter(workspaceId: string, cost: number): Promise<() => void> {
    const share = this.bounded(cost);
    const now = this.workspaces.get(workspaceId) ?? { cost: 0, waiting: [] };
    if (this.mustWait(workspaceId, cost)) await this.wait(now, share);
    else {
      this.workspaces.set(workspaceId, now);
      now.cost += share;
    }
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      now.cost -= share;
      this.admit(workspaceId, now);
    };
  }

  private wait(now: UnderWay, cost: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        now.waiting.splice(now.waiting.indexOf(waiting), 1);
        reject(
          new Fault(
            'UNAVAILABLE',
            'Your workspace asks for more at once than is worked on at once. Nothing was changed; try again, or ask one thing after the other.',
          ),
        );
      }, this.config.OST_POOL_WAIT_MS);
      const waiting: Waiting = {
        cost,
        begin: () => {
          clearTimeout(patience);
          resolve();
        },
      };
      now.waiting.push(waiting);
    });
  }

  private admit(workspaceId: string, now: UnderWay): void {
    for (let [next] = now.waiting; next && now.cost + next.cost <= this.config.OST_COST_LIMIT; [next] = now.waiting) {
      now.waiting.shift();
      now.cost += next.cost;
      next.begin();
    }
    if (now.cost === 0 && now.waiting.length === 0) this.workspaces.delete(workspaceId);
  }

  private bounded(cost: number): number {
    return Math.min(Math.max(Math.ceil(cost), 1), this.config.OST_COST_LIMIT);
  }
}
