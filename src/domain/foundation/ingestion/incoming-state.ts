import { leftOut, type Warning, warning } from '../../warning.ts';

/** State of an item, as its source sends it or as the service knows it. */
export interface ItemState {
  /** Everything that the source says of the item, as text or as a digest: equal contents mean equal states. */
  readonly content: string;
  /** Instant that the source has stated for the item; of an incoming state null where the source states none, of a known one while it has no clock. */
  readonly sourceUpdatedAt: Date | null;
  /** Whether the state is that the item is gone; left out where it is not. */
  readonly isDeleted?: boolean;
}

/** What an incoming state does to the item that is known. */
export type ItemStatus = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'STALE';

/** What becomes of an incoming state. */
export interface ItemOutcome {
  readonly status: ItemStatus;
  /** The item's clock afterwards: the latest instant that its source has stated, the arrival where it stated none. */
  readonly sourceUpdatedAt: Date;
  /** What the sender should know. */
  readonly warnings: readonly Warning[];
}

/**
 * Decides what becomes of a state that a source sends: the one rule of time for everything that is ingested. A state that
 * is older than the item's clock changes nothing, however often or late it is sent again. One that is equal or newer
 * counts, and moves the clock on even where it says nothing new. Of two states of one instant the later arrival wins, but
 * for a deletion, which wins against everything of its instant. A state without an instant is of its arrival.
 *
 * @param known the state that the service knows; null where it knows none
 * @param arrivedAt instant at which the incoming state arrived
 */
export function decideOutcome(known: ItemState | null, incoming: ItemState, arrivedAt: Date): ItemOutcome {
  const clock = known?.sourceUpdatedAt ?? null;
  const sourceUpdatedAt = laterOf(clock, incoming.sourceUpdatedAt ?? arrivedAt);
  if (known === null) return { status: 'CREATED', sourceUpdatedAt, warnings: [] };
  if (isOlder(incoming.sourceUpdatedAt, clock))
    return { status: 'STALE', sourceUpdatedAt, warnings: [olderThan(clock)] };
  const isTie = isSameInstant(incoming.sourceUpdatedAt, clock);
  if (isTie && known.isDeleted && !incoming.isDeleted)
    return { status: 'STALE', sourceUpdatedAt, warnings: [DELETION_WINS] };
  if (known.content === incoming.content) return { status: 'UNCHANGED', sourceUpdatedAt, warnings: [] };
  return { status: 'UPDATED', sourceUpdatedAt, warnings: isTie ? [LATER_ARRIVAL_WINS] : [] };
}

/** Whether an incoming state is older than the clock of its item. A state without an instant never is. */
export const isOlder = (incoming: Date | null, clock: Date | null): boolean =>
  incoming !== null && clock !== null && incoming < clock;

/** Whether an incoming state is of the very instant of the clock of its item. */
export const isSameInstant = (incoming: Date | null, clock: Date | null): boolean =>
  incoming !== null && incoming.getTime() === clock?.getTime();

/** The later of two instants. */
export const laterOf = (one: Date | null, other: Date): Date => (one !== null && one > other ? one : other);

/** Field of an item by which its state is older or newer. */
const STATED_AT = ['sourceUpdatedAt'];

/** What the sender of an older state is told. */
export const olderThan = (clock: Date | null): Warning =>
  leftOut(`A state of ${clock?.toISOString() ?? ''} stands; this one is older and was left out.`, STATED_AT);

/** What the sender is told whose state took the place of another one of its instant. */
export const LATER_ARRIVAL_WINS = warning(
  'CONTRADICTS',
  'Another state of the same sourceUpdatedAt stood here; the later arrival, this one, won.',
  STATED_AT,
);

/** What the sender is told of a part of an item that is older than what stands of the thing it tells of. */
export const olderOf = (what: string, path: readonly string[] = []): Warning =>
  leftOut(`A later statement of the ${what} stands; this one is older and was left out.`, path);

/** What the sender is told whose statement took the place of another one of its instant within a thing that an item tells of. */
export const laterArrivalWinsOf = (what: string, path: readonly string[] = []): Warning =>
  warning(
    'CONTRADICTS',
    `Another statement of the ${what} of the same sourceUpdatedAt stood here; the later arrival, this one, won.`,
    path,
  );
const DELETION_WINS = leftOut('Its source deleted it at the same sourceUpdatedAt; the deletion stands.', STATED_AT);
