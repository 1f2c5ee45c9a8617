import { type CursorPart, decodeCursor, encodeCursor, isId, isSequence, isText } from '../paging/cursor.ts';
import { Fault } from '../request/fault.ts';
import { type FeedSnapshot, isLater, NOTHING_ENDED, snapshotOf } from './feed-snapshot.ts';

/**
 * A place in the feed. The log is read in windows, from one snapshot to the next, and within a window in the order in which
 * its entries were made: all that had ended at `from` has been read, and of what has ended since, up to `to`, what was made
 * up to `seq`.
 */
export interface FeedPosition {
  readonly from: FeedSnapshot;
  /** The same as `from` where the window is read. */
  readonly to: FeedSnapshot;
  readonly seq: number;
}

/** How far the log can be read just now, and of which database. */
export interface FeedHead {
  /** Which database, since when: a copy, a restored one and one that took over count transactions anew. */
  readonly epoch: string;
  readonly snapshot: FeedSnapshot;
}

const LIST = 'changes';

/** The place where all has been read that had ended at a moment. */
export const readUpTo = (snapshot: FeedSnapshot): FeedPosition => ({ from: snapshot, to: snapshot, seq: 0 });

/** Whether the window of a place is read. */
export const isWindowRead = ({ from, to }: FeedPosition): boolean => from.text === to.text;

const isEpoch = (value: unknown): value is string => isText(value) && /^\d{1,20}-\d{1,10}$/.test(value);
const isSnapshot = (value: unknown): value is string => isText(value) && snapshotOf(value) !== null;
const PARTS = [isId, isEpoch, isSnapshot, isSnapshot, isSequence] as const satisfies readonly CursorPart<unknown>[];

/** The cursor of a place in the feed of a workspace. It says nothing of a filter: the feed may go on with another one. */
export const encodeFeedCursor = (workspaceId: string, epoch: string, { from, to, seq }: FeedPosition): string =>
  encodeCursor(LIST, [workspaceId, epoch, from.text, to.text, seq]);

/**
 * The place that a cursor names; in front of everything where there is none.
 *
 * @throws Fault BAD_REQUEST for what is no cursor of this workspace's feed, CURSOR_EXPIRED for one of another database
 */
export function decodeFeedCursor(workspaceId: string, head: FeedHead, after: string | null | undefined): FeedPosition {
  const parts = decodeCursor(LIST, after, PARTS);
  if (parts === null) return readUpTo(NOTHING_ENDED);
  const [ofWorkspace, epoch, fromText, toText, seq] = parts;
  if (ofWorkspace !== workspaceId)
    throw new Fault('BAD_REQUEST', '"after" is a cursor of the feed of another workspace. Pass one of your own.');
  const [from, to] = [snapshotOf(fromText) ?? NOTHING_ENDED, snapshotOf(toText) ?? NOTHING_ENDED];
  // A database that was set back to an earlier state has yet to come to where it has been.
  if (epoch !== head.epoch || Math.max(from.next, to.next) > head.snapshot.next) throw cursorHasExpired();
  return isLater(from, to) ? readUpTo(from) : { from, to, seq };
}

/** What is told to whoever follows the feed of a database that is no more. */
export const cursorHasExpired = (): Fault =>
  new Fault(
    'CURSOR_EXPIRED',
    'The cursor is of a database that another one has taken over from; changes of its last moments may be lost. Take changesHead, read everything again, and go on after it.',
  );
