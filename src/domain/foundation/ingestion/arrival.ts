/** State in which something arrived, or stands here already. */
export interface ArrivedState {
  /** Everything that its source says of it, as text: equal texts mean equal states. */
  readonly content: string;
  /** Instant at which its source last changed it; null where the source does not say. */
  readonly sourceUpdatedAt: Date | null;
}

/** What becomes of an arrival. */
export type ArrivalStatus = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'STALE';

/** What becomes of an arrival, and what stands afterwards. */
export interface Arrival {
  readonly status: ArrivalStatus;
  /** Source's instant of the state that stands afterwards; null where no state ever had one. */
  readonly sourceUpdatedAt: Date | null;
  /** What whoever sent it should know, in words. */
  readonly warnings: readonly string[];
}

/**
 * Decides what becomes of a state that a source sends, given what stands. An older state never overwrites a newer one,
 * however often or late it is sent again. Of two different states of one instant the later arrival wins and is told so.
 * A state without an instant counts as news; the instant known so far goes on guarding.
 */
export function arrive(standing: ArrivedState | null, sent: ArrivedState): Arrival {
  if (standing === null) return { status: 'CREATED', sourceUpdatedAt: sent.sourceUpdatedAt, warnings: [] };
  const [known, said] = [standing.sourceUpdatedAt, sent.sourceUpdatedAt];
  const order = known === null || said === null ? null : said.getTime() - known.getTime();
  if (order !== null && order < 0)
    return {
      status: 'STALE',
      sourceUpdatedAt: known,
      warnings: [`A state of ${known?.toISOString() ?? ''} stands; this one is older and was left out.`],
    };
  const sourceUpdatedAt = said ?? known;
  if (standing.content === sent.content) return { status: 'UNCHANGED', sourceUpdatedAt, warnings: [] };
  const warnings =
    order === 0 ? ['Another state of the same sourceUpdatedAt stood here; the later arrival, this one, won.'] : [];
  return { status: 'UPDATED', sourceUpdatedAt, warnings };
}
