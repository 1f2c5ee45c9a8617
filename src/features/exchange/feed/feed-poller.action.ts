import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { keyHasEnded, ValidKeysReader } from '../../../platform/access/valid-keys.reader.ts';
import { EntityTypeEnum } from '../../../platform/change-log/change.model.ts';
import {
  cursorHasExpired,
  type FeedPosition,
  isWindowRead,
  readUpTo,
} from '../../../platform/change-log/feed-cursor.ts';
import { type FeedSnapshot, hasEnded, isLater, later } from '../../../platform/change-log/feed-snapshot.ts';
import { type FeedEntry, FeedReader, isWanted, type Wanted } from '../../../platform/change-log/feed.reader.ts';
import { Config } from '../../../platform/config.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { Log } from '../../../platform/log.ts';
import type { Fault } from '../../../platform/request/fault.ts';
import { type Caller, Request, within } from '../../../platform/request/request.ts';

/** Entries of one workspace that one round reads, at most: then it is the next one's turn. */
const MOST_A_ROUND = 500;
/** Milliseconds after which keys are looked at even where nothing changes: some end by themselves. */
const KEYS_EVERY_MS = 10_000;

/** Somebody who is told of changes as they come. */
export interface Listener {
  readonly caller: Caller;
  readonly wanted: Wanted;
  /** What had ended at this moment is told already. */
  readonly known: FeedSnapshot;
  /** Tells it of changes, oldest first, and up to where it has come with them. */
  readonly tell: (entries: readonly FeedEntry[], end: FeedPosition) => void;
  /** Ends it. */
  readonly end: (fault: Fault) => void;
}

/** The listeners of a workspace, and how far the log was read for them. */
interface Heard {
  readonly listeners: Set<Listener>;
  readonly epoch: string;
  position: FeedPosition;
  keysSeenAt: number;
}

/** Everything that can be told; what each listener wants is looked for among it. The types are known once features are. */
const EVERYTHING: Wanted = {
  get types() {
    return Object.values(EntityTypeEnum);
  },
  operations: null,
  columns: null,
  belongsTo: [],
};

/**
 * Reads the log once for all who listen in this process, workspace by workspace. While nobody listens it does nothing; a
 * workspace in which nothing happens costs two short statements a round, however many listen.
 */
@Injectable()
export class FeedPoller implements BeforeApplicationShutdown {
  private readonly heard = new Map<string, Heard>();
  private timer: NodeJS.Timeout | null = null;
  private polling: Promise<void> | null = null;
  private isStopping = false;

  constructor(
    private readonly reader: FeedReader,
    private readonly keys: ValidKeysReader,
    private readonly db: Database,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** Waits for the round that runs, before connections are closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.timer) clearTimeout(this.timer);
    await this.polling;
  }

  /**
   * Has a listener hear what comes behind the transactions that it knows.
   *
   * @returns what ends that, or null where others have heard of more than it knows: it has to read on by itself first
   */
  join(listener: Listener, position: FeedPosition, epoch: string): (() => void) | null {
    const { workspaceId } = listener.caller;
    const heard = this.heard.get(workspaceId) ?? { listeners: new Set(), epoch, position, keysSeenAt: Date.now() };
    if (isLater(heard.position.to, listener.known)) return null;
    this.heard.set(workspaceId, heard);
    heard.listeners.add(listener);
    this.schedule();
    return () => {
      heard.listeners.delete(listener);
      if (heard.listeners.size === 0 && this.heard.get(workspaceId) === heard) this.heard.delete(workspaceId);
    };
  }

  private schedule(after = this.config.OST_FEED_POLL_MS): void {
    if (this.timer || this.polling || this.isStopping || this.heard.size === 0) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.polling = this.round().then((hasMore) => {
        this.polling = null;
        this.schedule(hasMore ? 0 : undefined);
      });
    }, after);
    this.timer.unref();
  }

  /** Reads on for each workspace in turn; answers whether one of them has more. */
  private async round(): Promise<boolean> {
    let hasMore = false;
    for (const [workspaceId, heard] of this.heard) {
      if (this.isStopping) return false;
      const request = requestIn(workspaceId);
      try {
        hasMore = (await within(request, () => this.read(heard, request))) || hasMore;
      } catch (fault) {
        // The next round begins where this one did.
        this.log.warn({ workspaceId, fault }, 'could not read changes for those who listen');
      } finally {
        await this.db.endRequest(request);
      }
    }
    return hasMore;
  }

  private async read(heard: Heard, request: Request): Promise<boolean> {
    const head = await this.reader.head();
    if (head.epoch !== heard.epoch) {
      for (const { end } of heard.listeners) end(cursorHasExpired());
      return false;
    }
    const page = await this.reader.page(heard.position, head, EVERYTHING, MOST_A_ROUND, true);
    const owners = await this.reader.ownersOf(
      page.entries,
      [...heard.listeners].map(({ wanted }) => wanted),
    );
    if (page.entries.length > 0 || Date.now() - heard.keysSeenAt > KEYS_EVERY_MS) {
      // Behind what was read: whoever loses their key before that is told nothing of it.
      await this.db.endSnapshot(request);
      await this.endInvalid(heard);
    }
    heard.position = page.end;
    for (const { known, wanted, tell } of heard.listeners) {
      const isNews = (entry: FeedEntry, at: number): boolean =>
        !hasEnded(known, entry.transaction) && isWanted(entry, at, wanted, owners);
      // A window that the listener joined in the midst of begins for it where it joined.
      const seen = ({ from, to, seq }: FeedPosition): FeedPosition => {
        const whole = { from: later(from, known), to: later(to, known), seq };
        return isWindowRead(whole) ? readUpTo(whole.to) : whole;
      };
      const told = page.entries.filter(isNews).map((entry) => ({ ...entry, position: seen(entry.position) }));
      tell(told, seen(page.end));
    }
    return page.hasMore;
  }

  private async endInvalid(heard: Heard): Promise<void> {
    heard.keysSeenAt = Date.now();
    const valid = await this.keys.validOf([...heard.listeners].map(({ caller }) => caller.secretId ?? caller.keyId));
    for (const { caller, end } of heard.listeners) if (!valid.has(caller.secretId ?? '')) end(keyHasEnded());
  }
}

/** A request of the service itself in a workspace. */
const requestIn = (workspaceId: string): Request =>
  new Request(newId(), {
    workspaceId,
    keyId: newId(),
    keyName: 'change feed',
    scopes: new Set<never>(),
    sourceSystem: null,
    onBehalfOf: null,
  });
