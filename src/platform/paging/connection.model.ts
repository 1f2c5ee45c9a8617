import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { Fault } from '../request/fault.ts';
import { ForEveryKey } from '../request/for-every-key.ts';

/** Most items of one page. */
export const MOST_PER_PAGE = 100;

/** Which page of a list. */
@ArgsType()
export class PageArgs {
  /** How many at most, 1 to 100. */
  @Field(() => Int, { defaultValue: 20 })
  first: number;

  /** Cursor of the item after which the page begins; none for the first page. */
  @Field(() => String, { nullable: true })
  after?: string | null;
}

/** Where a page begins and ends. */
@ObjectType()
@ForEveryKey('cursors are of the list that they page, which says who may read it')
export class PageInfo {
  /** Whether more follow. */
  hasNextPage: boolean;

  /** Whether some come before. */
  hasPreviousPage: boolean;

  /** Cursor of the first item; null on an empty page. */
  @Field(() => String, { nullable: true })
  startCursor: string | null;

  /** Cursor of the last item; null on an empty page. */
  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

/** One item in its place. */
export interface Edge<Item> {
  cursor: string;
  node: Item;
}

/** One page of a list. */
export interface Connection<Item, Each extends Edge<Item> = Edge<Item>> {
  edges: Each[];
  nodes: Item[];
  pageInfo: PageInfo;
}

/** One page of a list that can tell how many items it has in all, on every page. */
export interface CountedConnection<Item> extends Connection<Item> {
  /** Counted only when it is asked for. */
  readonly totalCount: Promise<number>;
  /** Whether the page ended before it was full, because enough was looked at; more may follow. */
  readonly stoppedEarly?: boolean;
}

/** A page whose items stand for those of another one, each in its place. */
export const pageWith = <Item>(page: CountedConnection<unknown>, nodes: readonly Item[]): CountedConnection<Item> => ({
  edges: page.edges.flatMap(({ cursor }, at) => {
    const node = nodes[at];
    return node === undefined ? [] : [{ cursor, node }];
  }),
  nodes: [...nodes],
  pageInfo: page.pageInfo,
  get totalCount() {
    return page.totalCount;
  },
});

/** Makes the edge and connection types of a list of `item`; `name` is that of the item's type. */
export function connectionOf<Item>(item: () => unknown, name: string): Type<Connection<Item>> {
  const edgeName = `${name}Edge`;
  @ObjectType(edgeName, { description: `One ${name} in its place in a list.` })
  class ItemEdge {
    @Field(() => String, { description: 'Where the item stands; pass it as `after` to go on behind it.' })
    cursor: string;

    @Field(() => item() as Type, { description: 'The item itself.' })
    node: Item;
  }

  const connectionName = `${name}Connection`;
  @ObjectType(connectionName, { description: `One page of a list of ${name}.` })
  class ItemConnection {
    @Field(() => [ItemEdge], { description: 'The items, each with its cursor.' })
    edges: Edge<Item>[];

    @Field(() => [item() as Type], { description: 'The items without their cursors.' })
    nodes: Item[];

    @Field(() => PageInfo, { description: 'Where this page begins and ends.' })
    pageInfo: PageInfo;
  }
  return ItemConnection;
}

/** As `connectionOf`, for a list that can tell its total. */
export function countedConnectionOf<Item>(item: () => unknown, name: string): Type<CountedConnection<Item>> {
  const counted = connectionOf<Item>(item, name) as Type<CountedConnection<Item>>;
  const description =
    'Items of the whole list, all pages and the filter counted in. It is counted only when asked for, and adds to the cost.';
  Field(() => Int, { description })(counted.prototype as object, 'totalCount');
  return counted;
}

/** One page of a list that is walked, which tells when it was ended before it was full. */
export interface WalkedConnection<Item> extends CountedConnection<Item> {
  readonly stoppedEarly: boolean;
}

/** As `countedConnectionOf`, for a list of `things` of which one page looks at `most` at most. */
export function walkedConnectionOf<Item>(
  item: () => unknown,
  name: string,
  { most, things }: { readonly most: number; readonly things: string },
): Type<WalkedConnection<Item>> {
  const walked = countedConnectionOf<Item>(item, name) as Type<WalkedConnection<Item>>;
  const description = `Whether the page ended before it was full, because ${most.toLocaleString('en')} ${things} had been looked at: a filter that fits few of very many ${things} may do so. \`pageInfo\` says where to go on.`;
  Field(() => Boolean, { description })(walked.prototype as object, 'stoppedEarly');
  return walked;
}

/** Checks `first`; a page of nothing or of too much is a bad request, as is a cursor of another list. */
export function checkFirst(first: number, most = MOST_PER_PAGE): number {
  if (!Number.isInteger(first) || first < 1 || first > most)
    throw new Fault('BAD_REQUEST', `"first" is how many at most: 1 to ${most}, not ${first}.`);
  return first;
}

/** Cuts a page out of up to `first` + 1 items in order. */
export function pageOf<Item>(
  items: readonly Item[],
  { first, after }: PageArgs,
  cursor: (item: Item) => string,
): Connection<Item> {
  const edges = items.slice(0, first).map((node) => ({ cursor: cursor(node), node }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: items.length > first,
      hasPreviousPage: after !== undefined && after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/**
 * Makes a page of up to `size` + 1 rows as they were read: backwards where the page is counted from the end.
 *
 * @param borders whether the page begins behind a cursor, and whether it ends before one
 * @param stoppedAt the last item that was looked at, where the page ended there before it was full
 */
export function countedPageOf<Item>(
  rows: readonly Item[],
  { size, backwards }: { readonly size: number; readonly backwards: boolean },
  borders: { readonly after: boolean; readonly before: boolean },
  cursor: (item: Item) => string,
  count: () => Promise<number>,
  stoppedAt: Item | null = null,
): CountedConnection<Item> {
  const more = rows.length > size || stoppedAt !== null;
  const farEnd = stoppedAt && cursor(stoppedAt);
  const items = backwards ? rows.slice(0, size).toReversed() : rows.slice(0, size);
  const edges = items.map((node) => ({ cursor: cursor(node), node }));
  return {
    edges,
    nodes: items,
    pageInfo: {
      hasNextPage: backwards ? borders.before : more,
      hasPreviousPage: backwards ? more : borders.after,
      startCursor: (backwards ? farEnd : null) ?? edges[0]?.cursor ?? null,
      endCursor: (backwards ? null : farEnd) ?? edges.at(-1)?.cursor ?? null,
    },
    stoppedEarly: stoppedAt !== null,
    get totalCount() {
      return count();
    },
  };
}
