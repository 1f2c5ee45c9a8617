import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CountedConnection, countedPageOf } from '../paging/connection.model.ts';
import { decodeCursor, encodeCursor, isId } from '../paging/cursor.ts';
import type { FilteredArgs } from '../paging/list-args.model.ts';
import { pageRequestOf } from '../paging/page-request.ts';
import { isSortValue } from '../paging/sort-key.ts';
import { Loader } from '../request/loader.ts';
import { currentCaller, currentRequest } from '../request/request.ts';
import { Database } from './database.ts';
import { groupRowsById } from './group-rows-by-id.ts';
import { type ModelClass, ModelColumns } from './model-columns.ts';
import { type Border, type Cut, type List, type ListOfEach, orderingOf, pageSql } from './list-page.reader.ts';
import { allOf, anyOf, part, type SqlPart } from './sql-part.ts';

type Row = { readonly id: string };
type Placed<Item> = Item & { readonly sortValue: string; readonly ofId: string } & Partial<Looked>;

/** How far a walk has come with a row: whether it is an item of the list, and whether it is the last that was looked at. */
interface Looked {
  readonly fits: boolean;
  readonly isLast: boolean;
}
type Args = FilteredArgs<object, string>;

/**
 * Pages lists by keyset: whatever comes or goes meanwhile, no item is shown twice, and none that stays is missed. A
 * page is one statement; the total, where it is asked for, is a second one. Pages of many things' own lists are read
 * together.
 */
@Injectable()
export class ListReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** The list of the caller's rows of a model that `where` lets through; `join` brings other tables in. */
  rowsOf(
    model: ModelClass<Row>,
    { where, join = part``, ...list }: Omit<List, 'columns' | 'from'> & { readonly join?: SqlPart },
  ): List {
    return {
      ...list,
      columns: this.columns.of(model, 'row'),
      from: part`${() => `"${this.columns.metadata(model).tableName}"`} AS row ${join}`,
      where: [part`row.workspace_id = ${currentCaller().workspaceId}`, ...where],
    };
  }

  /**
   * One page of a list.
   *
   * @throws Fault BAD_REQUEST for a size that cannot be, and for a cursor of another list, filter or order
   */
  async page<Item extends Row>(list: List, args: Args): Promise<CountedConnection<Item>> {
    const { cut, name } = this.cutOf(list, args, '');
    const rows = await this.db.statement<Placed<Item>>(pageSql(cut));
    return this.connection(rows, cut, name, () => this.count(list));
  }

  /** One page of the list of the thing `id`; one statement for all things whose lists a request asks for alike. */
  async pageOf<Item extends Row>(list: ListOfEach, id: string, args: Args): Promise<CountedConnection<Item>> {
    const { cut, name } = this.cutOf(list, args, id);
    const alike = digest([list.name, list.of, args]);
    const rows = await currentRequest()
      .loader(
        `List/${alike}`,
        () => new Loader((ids: readonly string[]) => this.readEach<Placed<Item>>(cut, list.of, ids)),
      )
      .load(id);
    const total = () =>
      currentRequest()
        .loader(`List.total/${alike}`, () => new Loader((ids: readonly string[]) => this.countEach(list, ids)))
        .load(id);
    return this.connection(rows, cut, name, total);
  }

  private cutOf(list: List, args: Args, of: string): { cut: Cut; name: string } {
    const page = pageRequestOf(args);
    const { field, direction } = args.orderBy ?? list.order;
    const key = list.orders[field];
    if (!key) throw new Error(`The list ${list.name} is not sorted by ${field}.`);
    const name = `${list.name}/${digest([args.filter ?? null, field, direction, of])}`;
    const parts = key.sql === null ? [isId] : [isSortValue(key.type), isId];
    const border = (cursor: string | null | undefined, argument: string): Border => {
      const values = decodeCursor(name, cursor, parts, argument);
      return values === null ? null : [values.at(-2) ?? '', values.at(-1) ?? ''];
    };
    const cut = {
      list,
      key,
      direction,
      page,
      after: border(args.after, 'after'),
      before: border(args.before, 'before'),
    };
    return { cut, name };
  }

  private connection<Item extends Row>(
    looked: readonly Placed<Item>[],
    { key, page, after, before }: Cut,
    name: string,
    totalCount: () => Promise<number>,
  ): CountedConnection<Item> {
    const cursor = ({ sortValue, id }: Placed<Item>): string =>
      encodeCursor(name, key.sql === null ? [id] : [sortValue, id]);
    const borders = { after: after !== null, before: before !== null };
    const rows = looked.filter(({ fits }) => fits !== false);
    const last = rows.length > page.size ? undefined : looked.at(-1);
    return countedPageOf(rows, page, borders, cursor, totalCount, last?.isLast ? last : null);
  }

  private readEach<Item extends Row>(cut: Cut, of: string, ids: readonly string[]): Promise<Placed<Item>[][]> {
    return this.db
      .statement<Placed<Item>>(
        part`
      SELECT asked.id AS "ofId", page.* FROM unnest(${ids}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
        ${pageSql(cut, of)}
      ) AS page ORDER BY ${() => orderingOf(cut, 'page', 'page.sort_value')}`,
      )
      .then((rows) => groupRowsById(ids, rows, ({ ofId }) => ofId));
  }

  private async count({ from, where, walk }: List): Promise<number> {
    const reached = walk && part`(${anyOf(walk.stretches)})`;
    const [row] = await this.db.statement<{ count: number }>(
      part`SELECT count(*)::int AS count FROM ${from} WHERE ${allOf([reached, ...where])}`,
    );
    return row?.count ?? 0;
  }

  private async countEach({ from, where, of }: ListOfEach, ids: readonly string[]): Promise<number[]> {
    const rows = await this.db.statement<{ count: number; ofId: string }>(part`
      SELECT asked.id AS "ofId", counted.count FROM unnest(${ids}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
        SELECT count(*)::int AS count FROM ${from} WHERE ${() => of} = asked.id AND ${allOf(where)}
      ) AS counted`);
    const counts = new Map(rows.map(({ ofId, count }) => [ofId, count]));
    return ids.map((id) => counts.get(id) ?? 0);
  }
}

/** Tells one filter and order from another; eight characters suffice to find a cursor that was taken elsewhere. */
const digest = (of: unknown): string => createHash('sha256').update(JSON.stringify(of)).digest('base64url').slice(0, 8);
