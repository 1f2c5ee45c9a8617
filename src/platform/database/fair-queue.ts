/** Those of one tenant who hold a place or wait for one. */
interface Lane<Ticket> {
  held: number;
  readonly waiting: Ticket[];
}

/**
 * Decides who is next for a fixed number of places. Knows neither time nor promises: only who holds and who waits.
 *
 * A tenant may hold every place but one, so that whoever holds none finds one free or is next. Of those who wait, the tenant
 * with the fewest places goes first; among equals they take turns; within a tenant the order of arrival holds.
 */
export class FairQueue<Ticket> {
  /** Lanes in the order of turns: the one that had its turn last comes last. */
  private readonly lanes = new Map<string, Lane<Ticket>>();
  private taken = 0;

  /** @param places number of places, at least 2 */
  constructor(private readonly places: number) {}

  /** Adds somebody behind all others of the tenant. */
  enqueue(tenant: string, ticket: Ticket): void {
    const lane = this.lanes.get(tenant) ?? { held: 0, waiting: [] };
    this.lanes.set(tenant, lane);
    lane.waiting.push(ticket);
  }

  /** Number of those who wait for a place within a tenant. */
  waiting(tenant: string): number {
    return this.lanes.get(tenant)?.waiting.length ?? 0;
  }

  /** Whether somebody still waits. */
  isWaiting(tenant: string, ticket: Ticket): boolean {
    return this.lanes.get(tenant)?.waiting.includes(ticket) ?? false;
  }

  /** Takes out somebody who waits no longer; whether they were still waiting. */
  withdraw(tenant: string, ticket: Ticket): boolean {
    const lane = this.lanes.get(tenant);
    const at = lane?.waiting.indexOf(ticket) ?? -1;
    if (!lane || at < 0) return false;
    lane.waiting.splice(at, 1);
    this.forget(tenant, lane);
    return true;
  }

  /** Gives the next place to whoever's turn it is; null where nobody may have one now. */
  next(): Ticket | null {
    let best: [tenant: string, lane: Lane<Ticket>] | null = null;
    for (const [tenant, lane] of this.lanes)
      if (lane.waiting.length > 0 && this.mayTake(lane) && (best === null || lane.held < best[1].held))
        best = [tenant, lane];
    if (best === null) return null;
    const [tenant, lane] = best;
    const ticket = lane.waiting.shift() as Ticket;
    lane.held += 1;
    this.taken += 1;
    this.laterTurn(tenant, lane);
    return ticket;
  }

  /** Gives back a place of a tenant. */
  release(tenant: string): void {
    const lane = this.lanes.get(tenant);
    if (!lane || lane.held === 0) throw new Error('A place is given back that nobody holds.');
    lane.held -= 1;
    this.taken -= 1;
    this.laterTurn(tenant, lane);
    this.forget(tenant, lane);
  }

  /** Puts a tenant behind all others of its like: it has just had its turn. */
  private laterTurn(tenant: string, lane: Lane<Ticket>): void {
    this.lanes.delete(tenant);
    this.lanes.set(tenant, lane);
  }

  private mayTake({ held }: Lane<Ticket>): boolean {
    const free = this.places - this.taken;
    return free > 1 || (free === 1 && held === 0);
  }

  /** Keeps nothing of a tenant that neither holds a place nor waits for one. */
  private forget(tenant: string, { held, waiting }: Lane<Ticket>): void {
    if (held === 0 && waiting.length === 0) this.lanes.delete(tenant);
  }
}
