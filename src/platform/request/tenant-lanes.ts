/** What waits, in lanes of tenants: they take turns, and within a tenant the order of arrival holds. */
export class TenantLanes<Waiting> {
  /** Lanes in the order of turns; none is empty. */
  private readonly lanes = new Map<string, Waiting[]>();

  /** Adds something behind all else of the tenant. */
  add(tenant: string, waiting: Waiting): void {
    const lane = this.lanes.get(tenant);
    if (lane) lane.push(waiting);
    else this.lanes.set(tenant, [waiting]);
  }

  /** Takes out what is next; undefined where nothing waits. */
  next(): Waiting | undefined {
    for (const [tenant, lane] of this.lanes) {
      const waiting = lane.shift();
      // A tenant that had its turn comes behind all others.
      this.lanes.delete(tenant);
      if (lane.length > 0) this.lanes.set(tenant, lane);
      return waiting;
    }
    return undefined;
  }

  get isEmpty(): boolean {
    return this.lanes.size === 0;
  }
}
