import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { part, type SqlPart } from '../database/sql-part.ts';
import { currentCaller } from '../request/request.ts';
import { type Anchor, BelongingReader, type Owners } from './belonging.reader.ts';
import { type FeedHead, type FeedPosition, isWindowRead, readUpTo } from './feed-cursor.ts';
import { type FeedSnapshot, isLater, NOTHING_ENDED, snapshotOf } from './feed-snapshot.ts';
import { ENTRY_COLUMNS, entryBefore, type LoggedEntry } from './logged-entry.ts';

/** Entries that one page looks at, at most. Chosen: a page that finds nothing among them takes a tenth of a second. */
export const MOST_LOOKED_AT = 5_000;
/** Entries that one statement reads, at most. Chosen: their images are some megabytes at worst. */
const READ_AT_ONCE = 500;

/** An entry, and the place behind it. */
export interface FeedEntry extends LoggedEntry {
  readonly image: Readonly<Record<string, unknown>>;
  /** Number of the transaction that made it. */
  readonly transaction: number;
  readonly position: FeedPosition;
}

/** Which entries are wanted. */
export interface Wanted {
  /** Names of the types of things. */
  readonly types: readonly string[];
  /** Operations; all of them where it is null. */
  readonly operations: ReadonlySet<string> | null;
  /** Names of columns by type, of which one was changed; all where it is null, and no entry of a type that is not named. */
  readonly columns: ReadonlyMap<string, readonly string[]> | null;
  /** What the changed thing belongs to, all of it. */
  readonly belongsTo: readonly { readonly anchor: Anchor; readonly id: string }[];
}

/** One page of the feed. */
export interface FeedPage {
  readonly entries: readonly FeedEntry[];
  /** Up to where the page has looked: the next one begins behind it. */
  readonly end: FeedPosition;
  /** Whether there is more to look at. */
  readonly hasMore: boolean;
}

type Read = Omit<LoggedEntry, 'image'> & { readonly image: FeedEntry['image'] | null; readonly transaction: number };

/**
 * Reads the log forward. Transactions are numbered as they begin to write, and end in another order: whoever reads by their
 * numbers misses what ends late, and of two that wait for one row may see the second change before the first. So the log is
 * read from one snapshot of Postgres to the next: what has ended since the last one is told, nothing is told twice, and since
 * whatever an ended transaction has seen had ended too, each thing's changes stand in the order in which they were made.
 */
@Injectable()
export class FeedReader {
  constructor(
    private readonly db: Database,
    private readonly belonging: BelongingReader,
  ) {}

  /** How far the log can be read by the request's snapshot. */
  async head(): Promise<FeedHead> {
    const [head] = await this.db.sql<{ epoch: string; text: string }>`
      SELECT (SELECT system_identifier FROM pg_control_system()) || '-' || CASE WHEN pg_is_in_recovery()
               THEN (SELECT timeline_id FROM pg_control_checkpoint())
               ELSE ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int END AS epoch,
             pg_current_snapshot()::text AS text`;
    const snapshot = head && snapshotOf(head.text);
    if (!snapshot) throw new Error('Postgres knows its own snapshot.');
    return { epoch: head.epoch, snapshot };
  }

  /**
   * The next `first` wanted entries behind a place. One statement for each 500 entries that are looked at and one for each
   * window, and a few more where it matters what things belong to; it gives up after 5,000 and says up to where it came.
   *
   * @param head of the request's own snapshot
   * @param withValues whether the images before the changes are read, too
   */
  async page(
    after: FeedPosition,
    head: FeedHead,
    wanted: Wanted,
    first: number,
    withValues: boolean,
  ): Promise<FeedPage> {
    const entries: FeedEntry[] = [];
    const isBeforeNeeded = withValues || wanted.belongsTo.length > 0;
    let at = after;
    for (let looked = 0; looked < MOST_LOOKED_AT && entries.length < first;) {
      if (isWindowRead(at)) at = await this.window(at.to, head.snapshot);
      if (isWindowRead(at)) return { entries, end: at, hasMore: false };
      const most = looked === 0 ? Math.min(first + 1, READ_AT_ONCE) : READ_AT_ONCE;
      const read = await this.read(at, wanted.types, most, isBeforeNeeded);
      const found = await this.wantedOf(read, at, wanted);
      const missing = first - entries.length;
      entries.push(...found.slice(0, missing));
      looked += read.length;
      const last = found.length > missing ? entries.at(-1) : read.at(-1);
      const isRead = read.length < most && found.length <= missing;
      at = isRead ? readUpTo(at.to) : { ...at, seq: last?.seq ?? at.seq };
    }
    return { entries, end: at, hasMore: !isWindowRead(at) || at.to.text !== head.snapshot.text };
  }

  /** Which owners the things of these entries have, by every anchor that somebody asks for; each is looked for once. */
  async ownersOf(entries: readonly FeedEntry[], asked: readonly Wanted[]): Promise<ReadonlyMap<Anchor, Owners>> {
    const anchors = new Set(asked.flatMap(({ belongsTo }) => belongsTo.map(({ anchor }) => anchor)));
    const found = new Map<Anchor, Owners>();
    for (const anchor of anchors) found.set(anchor, await this.belonging.ownersOf(entries, anchor));
    return found;
  }

  /**
   * The window of what has ended since, if anything of the workspace has: it begins in front of its first entry. The rows are
   * found by their transactions, and their least number among them, not by walking the log in order of the numbers.
   */
  private async window(from: FeedSnapshot, to: FeedSnapshot): Promise<FeedPosition> {
    if (!isLater(to, from)) return readUpTo(from);
    if (from === NOTHING_ENDED) return { from, to, seq: 0 };
    const [first] = await this.db.statement<{ seq: number | null }>(part`
      WITH entry AS MATERIALIZED (
        SELECT seq FROM change_log WHERE workspace_id = ${currentCaller().workspaceId}
          AND transaction >= ${String(from.least)}::xid8 AND transaction < ${String(to.next)}::xid8 AND ${endedWithin(from, to)}
      ) SELECT min(seq) AS seq FROM entry`);
    const seq = first?.seq ?? null;
    return seq === null ? readUpTo(to) : { from, to, seq: seq - 1 };
  }

  /**
   * The next entries of a window, whatever they are; without their images where they are of other types. They are walked in
   * their order: nothing here leads to the index by transactions, which would have the whole window sorted for each page.
   */
  private read(
    { from, to, seq }: FeedPosition,
    types: readonly string[],
    most: number,
    withBefore: boolean,
  ): Promise<Read[]> {
    return this.db.statement<Read>(part`
      SELECT entry.transaction::text::bigint AS transaction, ${() => ENTRY_COLUMNS}, of_type.image ${withBefore ? part`, of_type."imageBefore", of_type."isRedacted"` : part``}
      FROM (
        SELECT * FROM change_log WHERE workspace_id = ${currentCaller().workspaceId} AND seq > ${seq}::bigint
          AND ${endedWithin(from, to)}
        ORDER BY seq LIMIT ${most}
      ) AS entry LEFT JOIN LATERAL (
        SELECT entry.image ${withBefore ? part`, ${entryBefore()}` : part``}
      ) AS of_type ON entry.entity_type = ANY(${types}::text[])
      ORDER BY entry.seq`);
  }

  private async wantedOf(read: readonly Read[], at: FeedPosition, wanted: Wanted): Promise<FeedEntry[]> {
    const found = read
      .flatMap(({ image, ...entry }): FeedEntry[] =>
        image ? [{ ...entry, image, position: { ...at, seq: entry.seq } }] : [],
      )
      .filter((entry) => isAsked(entry, wanted));
    const owners = await this.ownersOf(found, [wanted]);
    return found.filter((_, place) => belongs(place, wanted, owners));
  }
}

/** Whether the transaction of an entry ended between two snapshots. */
const endedWithin = (from: FeedSnapshot, to: FeedSnapshot): SqlPart =>
  part`pg_visible_in_snapshot(transaction, ${to.text}::pg_snapshot) AND NOT pg_visible_in_snapshot(transaction, ${from.text}::pg_snapshot)`;

/** Whether an entry, at its place among those whose owners are known, is wanted. */
export const isWanted = (
  entry: FeedEntry,
  place: number,
  wanted: Wanted,
  owners: ReadonlyMap<Anchor, Owners>,
): boolean => wanted.types.includes(entry.entityType) && isAsked(entry, wanted) && belongs(place, wanted, owners);

const belongs = (place: number, { belongsTo }: Wanted, owners: ReadonlyMap<Anchor, Owners>): boolean =>
  belongsTo.every(({ anchor, id }) => owners.get(anchor)?.[place]?.has(id));

/** Whether an entry is of an operation and of a field that are asked for. */
function isAsked({ entityType, operation, changedColumns, image }: FeedEntry, wanted: Wanted): boolean {
  if (wanted.operations && !wanted.operations.has(operation)) return false;
  if (!wanted.columns) return true;
  const columns = wanted.columns.get(entityType) ?? [];
  return columns.some((column) => (changedColumns ? changedColumns.includes(column) : column in image));
}
