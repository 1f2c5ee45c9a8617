import { LeftBehind, MOST_LEFT_BEHIND } from './left-behind.model.ts';
import type { CarriedOver } from './carried-over.model.ts';

/** What becomes of the things of a node that is merged or moved; filled by everybody who takes something along. */
export class CarryReport {
  private readonly counts = new Map<string, number>();
  private readonly left: LeftBehind[] = [];

  /** Notes things of one type that were taken along. */
  carry(what: string, count: number): void {
    if (count > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }

  /** Whether anything of a type was taken along. */
  hasCarried(what: string): boolean {
    return this.counts.has(what);
  }

  /** Notes things that were not taken along, or a field of them that was emptied. */
  leave(what: string, ids: readonly string[], reason: string, field: string | null = null): void {
    this.left.push(...ids.map((id) => ({ what, id, field, reason })));
  }

  /** How many things of each type came along, in the order of the types. */
  get carried(): CarriedOver[] {
    return [...this.counts]
      .map(([what, count]) => ({ what, count }))
      .sort((one, other) => (one.what < other.what ? -1 : 1));
  }

  /** What did not, as far as a payload names it. */
  get leftBehind(): LeftBehind[] {
    return this.left.slice(0, MOST_LEFT_BEHIND);
  }

  /** Number of all that did not. */
  get leftBehindCount(): number {
    return this.left.length;
  }
}
