/** State of an item, as its source sends it or as the service knows it. */
export interface ItemState {
  /** Everything that the source says of the item, as text or as a digest: equal contents mean equal states. */
  readonly content: string;
  /** Instant at which the source last changed the item; null where the source does not say. */
  readonly sourceUpdatedAt: Date | null;
}

/** What an incoming state does to the item that is known. */
export type ItemStatus = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'STALE';

/** What becomes of an incoming state. */
export interface ItemOutcome {
  readonly status: ItemStatus;
  /** The source's instant of the state that is known afterwards; null while no state of the item had one. */
  readonly sourceUpdatedAt: Date | null;
  /** What the sender should know, one sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Decides what becomes of a state that a source sends. An older state never replaces a newer one, however often or late
 * it is sent again. Of two different states of one instant the one that comes in later wins, with a warning. A state
 * without an instant counts as newer; the instant that is known keeps guarding against older states.
 *
 * @param known the state that the service knows; null where it knows none
 */
export function decideOutcome(known: ItemState | null, incoming: ItemState): ItemOutcome {
  if (known === null) return { status: 'CREATED', sourceUpdatedAt: incoming.sourceUpdatedAt, warnings: [] };
  const [before, now] = [known.sourceUpdatedAt, incoming.sourceUpdatedAt];
  if (isOlder(now, before))
    return {
      status: 'STALE',
      sourceUpdatedAt: before,
      warnings: [`A state of ${before?.toISOString() ?? ''} stands; this one is older and was left out.`],
    };
  const sourceUpdatedAt = now ?? before;
  if (known.content === incoming.content) return { status: 'UNCHANGED', sourceUpdatedAt, warnings: [] };
  const isSameInstant = now !== null && now.getTime() === before?.getTime();
  const warnings = isSameInstant
    ? ['Another state of the same sourceUpdatedAt stood here; the later arrival, this one, won.']
    : [];
  return { status: 'UPDATED', sourceUpdatedAt, warnings };
}

/** Whether an incoming state is older than the one that is known, by their instants. A state without one is never older. */
export const isOlder = (incoming: Date | null, known: Date | null): boolean =>
  incoming !== null && known !== null && incoming < known;
