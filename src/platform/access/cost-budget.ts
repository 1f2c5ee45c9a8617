import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Config } from '../config.ts';
import { Fault } from '../request/fault.ts';

/** Seconds after which a budget is whole again. */
const SECONDS = 60;

/** What is left of a key's budget. */
export interface BudgetState {
  /** Cost that the key may spend a minute. */
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the budget is whole again. */
  readonly resetSeconds: number;
}

/** What each key may spend a minute at this process, in the unit of a request's cost: requests are not alike. */
@Injectable()
export class CostBudget {
  private readonly spent: RateLimiterMemory;

  constructor(private readonly config: Config) {
    this.spent = new RateLimiterMemory({ points: config.OST_COST_PER_MINUTE, duration: SECONDS });
  }

  /** What is left now. */
  async state(keyId: string): Promise<BudgetState> {
    const limit = this.config.OST_COST_PER_MINUTE;
    const now = await this.spent.get(keyId);
    const remaining = Math.max(limit - Math.ceil(now?.consumedPoints ?? 0), 0);
    return { limit, remaining, resetSeconds: now ? Math.max(Math.ceil(now.msBeforeNext / 1_000), 1) : SECONDS };
  }

  /**
   * Spends what a request will cost. The first request of a minute may cost more than the budget.
   *
   * @throws Fault RATE_LIMITED where less is left; nothing is spent then
   */
  async spend(keyId: string, cost: number): Promise<void> {
    const { limit, remaining, resetSeconds } = await this.state(keyId);
    if (remaining < Math.min(cost, limit))
      throw new Fault(
        'RATE_LIMITED',
        `This key may spend a cost of ${limit} a minute. ${remaining} of it are left, and the request costs ${Math.max(Math.ceil(cost), 1)}. Try again in ${resetSeconds} s.`,
      );
    await this.count(keyId, cost);
  }

  /** Waits until something is left, as whoever sends without end must; ends early where `ended` says so. */
  async untilLeft(keyId: string, ended: AbortSignal): Promise<void> {
    for (let now = await this.state(keyId); now.remaining === 0 && !ended.aborted; now = await this.state(keyId))
      await sleep(now.resetSeconds * 1_000, undefined, { signal: ended }).catch(() => undefined);
  }

  /** Counts work that is done already. */
  async count(keyId: string, cost: number): Promise<void> {
    if (cost > 0) await this.spent.penalty(keyId, cost);
  }

  /** Gives back what was spent in advance and not used. */
  async giveBack(keyId: string, cost: number): Promise<void> {
    // After the minute nothing of it is known any more.
    if (cost > 0 && (await this.spent.get(keyId))) await this.spent.reward(keyId, cost);
  }
}
