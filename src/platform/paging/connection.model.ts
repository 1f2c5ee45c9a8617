import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { Fault } from '../request/fault.ts';

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
