import { Injectable } from '@nestjs/common';
import {
  decodeFeedCursor,
  encodeFeedCursor,
  type FeedHead,
  type FeedPosition,
  readUpTo,
} from '../../../platform/change-log/feed-cursor.ts';
import { type FeedEntry, FeedReader } from '../../../platform/change-log/feed.reader.ts';
import { type Change, EntityTypeEnum } from '../../../platform/change-log/change.model.ts';
import { LoggedFields } from '../../../platform/change-log/logged-fields.ts';
import { checkFirst, type Connection } from '../../../platform/paging/connection.model.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { ChangeFilterAction, type CheckedFilter } from './change-filter.action.ts';
import { type FeedArgs, MOST_CHANGES } from './feed-args.model.ts';

/** Answers pages of the feed to whoever asks: the query, and what delivers changes. */
@Injectable()
export class FeedAction {
  constructor(
    private readonly reader: FeedReader,
    private readonly filters: ChangeFilterAction,
    private readonly fields: LoggedFields,
  ) {}

  /** Cursor of this moment: behind it come the changes that are yet to be committed, and all of those. */
  async head(): Promise<string> {
    const head = await this.reader.head();
    return cursorOf(head, readUpTo(head.snapshot));
  }

  /**
   * One page of the changes that the caller may read, oldest first. The page's end is where it has looked to, whether it
   * holds something or not.
   *
   * @param withValues whether `changes` is asked for
   */
  async page({ first, after, filter }: FeedArgs, withValues: boolean): Promise<Connection<Change>> {
    checkFirst(first, MOST_CHANGES);
    const wanted = await this.filters.check(filter);
    const head = await this.reader.head();
    const from = decodeFeedCursor(currentCaller().workspaceId, head, after);
    const page = await this.reader.page(from, head, wanted, first, withValues);
    const edges = page.entries.map((entry) => ({
      cursor: cursorOf(head, entry.position),
      node: this.told(entry, wanted),
    }));
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: {
        hasNextPage: page.hasMore,
        hasPreviousPage: after !== undefined && after !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: cursorOf(head, page.end),
      },
    };
  }

  /** A change as it is delivered outside of GraphQL: the plain fields of `Change`, as a query answers them. */
  event(entry: FeedEntry, filter: CheckedFilter): object {
    const {
      entityType,
      entityId,
      version,
      operation,
      actor,
      origin,
      onBehalfOfId,
      requestId,
      at,
      changedFields,
      changes,
    } = this.told(entry, filter);
    const type = named(EntityTypeEnum, entityType);
    return {
      entityType: type,
      entityId,
      version,
      operation,
      actor,
      origin,
      onBehalfOfId,
      requestId,
      at,
      changedFields,
      changes,
    };
  }

  /** A change as the API tells it. */
  told(entry: FeedEntry, { columns }: CheckedFilter): Change {
    return { ...entry, ...this.fields.toldOf(entry, columns?.get(entry.entityType) ?? null) };
  }
}

/** Names of the values of an enum by what stands for them inside. */
const named = (choices: Readonly<Record<string, string>>, value: string): string =>
  Object.keys(choices).find((name) => choices[name] === value) ?? value;

const cursorOf = ({ epoch }: FeedHead, position: FeedPosition): string =>
  encodeFeedCursor(currentCaller().workspaceId, epoch, position);
