/**
 * Which transactions had ended at a moment, as Postgres writes it: all before `least`, and those before `next` that are not
 * among `running`. Whatever an ended one has seen of others had ended, too: no number of a transaction parts them so.
 */
export interface FeedSnapshot {
  readonly text: string;
  readonly least: number;
  readonly next: number;
  readonly running: ReadonlySet<number>;
}

const TEXT = /^(\d{1,16}):(\d{1,16}):((?:\d{1,16}(?:,\d{1,16})*)?)$/;

/** Before every transaction. */
export const NOTHING_ENDED: FeedSnapshot = { text: '1:1:', least: 1, next: 1, running: new Set() };

/** A snapshot as Postgres reads it; null for every other text. */
export function snapshotOf(text: string): FeedSnapshot | null {
  const [, ...parts] = TEXT.exec(text) ?? [];
  if (parts.length === 0) return null;
  const [least = 0, next = 0] = parts.map(Number);
  const running = parts[2] === '' ? [] : (parts[2] ?? '').split(',').map(Number);
  const isOrdered = running.every(
    (each, at) => each >= least && each < next && (at === 0 || each > (running[at - 1] ?? 0)),
  );
  const areExact = [least, next, ...running].every((each) => Number.isSafeInteger(each));
  return least >= 1 && least <= next && isOrdered && areExact ? { text, least, next, running: new Set(running) } : null;
}

/** Whether a transaction had ended. */
export const hasEnded = ({ least, next, running }: FeedSnapshot, transaction: number): boolean =>
  transaction < least || (transaction < next && !running.has(transaction));

/** Whether a snapshot was taken after another one, of the same database: then it has all that the other one has. */
export const isLater = (one: FeedSnapshot, other: FeedSnapshot): boolean =>
  one.next > other.next || (one.next === other.next && one.running.size < other.running.size);

/** The later of two snapshots. */
export const later = (one: FeedSnapshot, other: FeedSnapshot): FeedSnapshot => (isLater(one, other) ? one : other);
