import { Injectable } from '@nestjs/common';
import { Admission } from '../../../platform/access/admission.ts';
import { CostBudget } from '../../../platform/access/cost-budget.ts';
import { ValidKeysReader } from '../../../platform/access/valid-keys.reader.ts';
import {
  cursorHasExpired,
  decodeFeedCursor,
  encodeFeedCursor,
  type FeedPosition,
  readUpTo,
} from '../../../platform/change-log/feed-cursor.ts';
import { type FeedEntry, type FeedPage, FeedReader } from '../../../platform/change-log/feed.reader.ts';
import { Database } from '../../../platform/database/database.ts';
import { faultOf } from '../../../platform/database/fault.ts';
import { Readiness } from '../../../platform/health/readiness.ts';
import { EventStream } from '../../../platform/http/event-stream.ts';
import { Log } from '../../../platform/log.ts';
import { type Fault, FAULTS } from '../../../platform/request/fault.ts';
import { type Caller, currentCaller, type Request, within } from '../../../platform/request/request.ts';
import { filterOfAddress, type Given } from './address-filter.ts';
import { ChangeFilterAction, type CheckedFilter } from './change-filter.action.ts';
import { FeedAction } from './feed.action.ts';
import { FeedPoller } from './feed-poller.action.ts';

/** Milliseconds after which a quiet stream says that it is still there. Chosen: proxies give up after 30 to 60 s. */
const KEEP_ALIVE_MS = 15_000;
/** Changes that are read at once while a stream catches up. Chosen: their text is some hundred kilobytes. */
const CATCH_UP = 200;
/** Cost of reading so many, in the unit of a request's: what a query for them without their values is counted. */
const CATCH_UP_COST = 2_000;
/** Bytes of events that count as much as a field, as of lines. */
const BYTES_A_COST = 100;

/** What a stream begins with, once all that is asked for was checked. */
export interface Beginning {
  readonly caller: Caller;
  readonly wanted: CheckedFilter;
  readonly epoch: string;
  readonly position: FeedPosition;
}

/** A stream that is open. */
interface Open extends Omit<Beginning, 'position'> {
  readonly events: EventStream;
  readonly request: Request;
  position: FeedPosition;
}

/** Tells of changes as they come: first those since the cursor, at the reader's pace, then with all others who listen. */
@Injectable()
export class ChangeStreamAction {
  constructor(
    private readonly reader: FeedReader,
    private readonly feed: FeedAction,
    private readonly filters: ChangeFilterAction,
    private readonly poller: FeedPoller,
    private readonly keys: ValidKeysReader,
    private readonly admission: Admission,
    private readonly budget: CostBudget,
    private readonly readiness: Readiness,
    private readonly db: Database,
    private readonly log: Log,
  ) {}

  /** Checks what is asked for, before anything is answered. @throws Fault as the query does */
  async begin(given: Given, after: string | null): Promise<Beginning> {
    const caller = currentCaller();
    const wanted = await this.filters.check(filterOfAddress(given));
    const head = await this.reader.head();
    const position = after === null ? readUpTo(head.snapshot) : decodeFeedCursor(caller.workspaceId, head, after);
    return { caller, wanted, epoch: head.epoch, position };
  }

  /** Tells until it is over, whoever ends it. */
  async follow(events: EventStream, request: Request, beginning: Beginning): Promise<void> {
    const open: Open = { ...beginning, events, request };
    const stop = (): void => {
      events.complete(null, request.id);
    };
    const sayThere = (): void => {
      events.keepAlive(cursorOf(open, open.position));
    };
    const keepAlive = setInterval(sayThere, KEEP_ALIVE_MS);
    const { stopping } = this.readiness;
    stopping.addEventListener('abort', stop);
    try {
      sayThere();
      if (stopping.aborted) stop();
      while (!events.isOver) {
        await this.catchUp(open);
        await this.listen(open);
      }
    } catch (thrown) {
      const fault = faultOf(thrown);
      if (FAULTS[fault.code].status >= 500)
        this.log.error({ requestId: request.id, fault: thrown }, 'could not tell of changes');
      events.complete(fault, request.id);
    } finally {
      clearInterval(keepAlive);
      stopping.removeEventListener('abort', stop);
      await this.db.endRequest(request);
    }
  }

  /** Tells what was changed since the cursor, page by page, as fast as it is read. */
  private async catchUp(open: Open): Promise<void> {
    const { events, request, caller } = open;
    for (let hasMore = true; hasMore && !events.isOver;) {
      const page = await this.page(open);
      ({ hasMore } = page);
      for (const entry of page.entries) {
        if (events.isFull) {
          await events.drained();
          await within(request, () => this.keys.checkValid(caller));
          await this.db.endSnapshot(request);
        }
        this.tell(open, entry);
      }
      open.position = page.end;
    }
  }

  /** The next page, and that the key is valid behind it. No transaction stays open while it is told. */
  private async page({ request, caller, wanted, epoch, position }: Open): Promise<FeedPage> {
    const leave = await this.admission.enter(caller.workspaceId, CATCH_UP_COST);
    try {
      const head = await within(request, () => this.reader.head());
      if (head.epoch !== epoch) throw cursorHasExpired();
      const page = await within(request, () => this.reader.page(position, head, wanted, CATCH_UP, true));
      await this.db.endSnapshot(request);
      // Behind what was read: whoever loses their key before that is told nothing of it.
      await within(request, () => this.keys.checkValid(caller));
      return page;
    } finally {
      leave();
      await this.db.endSnapshot(request);
    }
  }

  /** Tells what comes, with all others who listen, until it is over or the reader has fallen behind. */
  private async listen(open: Open): Promise<void> {
    const { events, request, caller, wanted, epoch, position } = open;
    let leave: (() => void) | null = null;
    const behind = new Promise<void>((resolve) => {
      const tell = (entries: readonly FeedEntry[], end: FeedPosition): void => {
        for (const entry of entries) {
          if (events.isFull) {
            // What is left out here is read again, once the reader has come so far.
            leave?.();
            resolve();
            return;
          }
          this.tell(open, entry);
        }
        open.position = end;
      };
      const end = (fault: Fault): void => {
        events.complete(fault, request.id);
      };
      leave = this.poller.join({ caller, wanted, known: position.to, tell, end }, position, epoch);
      if (!leave) resolve();
    });
    await Promise.race([behind, events.over]);
    (leave as (() => void) | null)?.();
    await events.drained();
  }

  private tell(open: Open, entry: FeedEntry): void {
    const { events, caller, wanted } = open;
    const bytes = events.next(cursorOf(open, entry.position), { change: this.feed.event(entry, wanted) });
    open.position = entry.position;
    void this.budget.count(caller.keyId, bytes / BYTES_A_COST);
  }
}

const cursorOf = ({ caller, epoch }: Beginning, position: FeedPosition): string =>
  encodeFeedCursor(caller.workspaceId, epoch, position);
