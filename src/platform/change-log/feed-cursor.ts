import { type CursorPart, decodeCursor, encodeCursor, isId, isSequence } from '../paging/cursor.ts';
import { Fault } from '../request/fault.ts';

/**
 * A place in the feed. The log is read in windows of transactions, and within a window in the order in which its entries were
 * made: everything before `from` has been read, and of the window up to `to` what was made up to `seq`.
 */
export interface FeedPosition {
  /** Number of the first transaction of the window. */
  readonly from: number;
  /** Number of the first transaction behind the window; that of the first within it where the window is read. */
  readonly to: number;
  readonly seq: number;
}

/** How far the log can be read just now, and of which database. */
export interface FeedHead {
  /** Which database, since when: a copy, a restored one and one that took over count transactions anew. */
  readonly epoch: string;
  /** Number of the oldest transaction that is still under way: all before it can be read. */
  readonly transaction: number;
}

const LIST = 'changes';

/** The place where everything before a transaction has been read. */
export const readUpTo = (transaction: number): FeedPosition => ({ from: transaction, to: transaction, seq: 0 });

const isEpoch = (value: unknown): value is string => typeof value === 'string' && /^\d{1,20}-\d{1,10}$/.test(value);
const PARTS = [isId, isEpoch, isSequence, isSequence, isSequence] as const satisfies readonly CursorPart<unknown>[];

/** The cursor of a place in the feed of a workspace. It says nothing of a filter: the feed may go on with another one. */
export const encodeFeedCursor = (workspaceId: string, epoch: string, { from, to, seq }: FeedPosition): string =>
  encodeCursor(LIST, [workspaceId, epoch, from, to, seq]);

/**
 * The place that a cursor names; in front of everything where there is none.
 *
 * @throws Fault BAD_REQUEST for what is no cursor of this workspace's feed, CURSOR_EXPIRED for one of another database
 */
export function decodeFeedCursor(workspaceId: string, head: FeedHead, after: string | null | undefined): FeedPosition {
  const parts = decodeCursor(LIST, after, PARTS);
  if (parts === null) return readUpTo(0);
  const [ofWorkspace, epoch, from, to, seq] = parts;
  if (ofWorkspace !== workspaceId)
    throw new Fault('BAD_REQUEST', '"after" is a cursor of the feed of another workspace. Pass one of your own.');
  // A database that was set back to an earlier state has yet to come to where it has been.
  if (epoch !== head.epoch || to > head.transaction) throw cursorHasExpired();
  return { from, to: Math.max(from, to), seq };
}

/** What is told to whoever follows the feed of a database that is no more. */
export const cursorHasExpired = (): Fault =>
  new Fault(
    'CURSOR_EXPIRED',
    'The cursor is of a database that another one has taken over from; changes of its last moments may be lost. Take changesHead, read everything again, and go on after it.',
  );
