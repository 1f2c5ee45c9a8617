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

/** Bounds how much of something each workspace has at once in this process; whatever is more waits, first come, first served. */
export class TenantShare {
  private readonly workspaces = new Map<string, UnderWay>();

  /**
   * @param most how much one workspace may have at once
   * @param patienceMs how long somebody waits
   * @param tooMuch what is said to whoever waited for so long
   */
  constructor(
    private readonly most: number,
    private readonly patienceMs: number,
    private readonly tooMuch: string,
  ) {}

  /** Whether so much would have to wait. */
  mustWait(workspaceId: string, cost: number): boolean {
    const now = this.workspaces.get(workspaceId);
    return now !== undefined && (now.waiting.length > 0 || now.cost + this.bounded(cost) > this.most);
  }

  /**
   * Waits until there is room for so much.
   *
   * @returns what is to be called when it is over; calling it again does nothing
   * @throws Fault UNAVAILABLE where it may not in time
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
        reject(new Fault('UNAVAILABLE', this.tooMuch));
      }, this.patienceMs);
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
    for (let [next] = now.waiting; next && now.cost + next.cost <= this.most; [next] = now.waiting) {
      now.waiting.shift();
      now.cost += next.cost;
      next.begin();
    }
    if (now.cost === 0 && now.waiting.length === 0) this.workspaces.delete(workspaceId);
  }

  private bounded(cost: number): number {
    return Math.min(Math.max(Math.ceil(cost), 1), this.most);
  }
}
