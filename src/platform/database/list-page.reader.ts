import type { OrderBy } from '../paging/list-args.model.ts';
import type { PageRequest } from '../paging/page-request.ts';
import type { SortKey } from '../paging/sort-key.ts';
import { allOf, type Condition, part, type SqlPart } from './sql-part.ts';

/**
 * How a list is read that is too long to be read whole, while conditions narrow it that its index does not answer: row by
 * row in the list's order, until the page is full or enough rows were looked at.
 */
export interface Walk {
  /** Conditions on `row`, each of which holds for one stretch of an index that has the list's order; no row is in two. */
  readonly stretches: readonly SqlPart[];
  /** Most rows that one page looks at. */
  readonly most: number;
}

/** A list of rows, ready to be paged from either end. */
export interface List {
  /** Its name in cursors. */
  readonly name: string;
  /** What is read of each row, over the alias `row`; "id" among it. */
  readonly columns: string;
  /** Where the rows come from; the alias is `row`. */
  readonly from: SqlPart;
  /** What narrows it; the workspace among it. */
  readonly where: readonly Condition[];
  /** What it can be sorted by. */
  readonly orders: Readonly<Record<string, SortKey>>;
  /** What it is sorted by where nothing is said. */
  readonly order: OrderBy;
  /** Given where a page must not look at all that `from` has. */
  readonly walk?: Walk;
}

/** A list of which each of many things has its own: the column that holds the thing's id, over the alias `row`. */
export interface ListOfEach extends List {
  readonly of: string;
}

/** Where a page begins or ends: the sort value and the id of the item there. */
export type Border = readonly [value: string, id: string] | null;

/** One page as it is read: the list, the order, the borders and the size. */
export interface Cut {
  readonly list: List;
  readonly key: SortKey;
  readonly direction: OrderBy['direction'];
  readonly after: Border;
  readonly before: Border;
  readonly page: PageRequest;
}

/** The statement of one page, one item more than it holds; within a statement for many, that of the thing `asked`. */
export function pageSql(cut: Cut, of: string | null = null): SqlPart {
  const { list, page } = cut;
  if (list.walk) return walkSql(cut, list.walk);
  const where = allOf([of === null ? null : part`${() => of} = asked.id`, ...list.where, ...beyondBorders(cut)]);
  return part`
    SELECT ${() => list.columns}${sortedBy(cut)} FROM ${list.from} WHERE ${where}
    ORDER BY ${() => orderingOf(cut)} LIMIT ${page.size + 1}`;
}

/**
 * The same for a list that is walked. Postgres merges the stretches row by row, and stops as soon as the page is full. The
 * last row that may be looked at is given even if it is no item, so that the next page can go on from it.
 */
function walkSql(cut: Cut, { stretches, most }: Walk): SqlPart {
  const { list, page } = cut;
  const order = () => orderingOf(cut);
  const [first, ...others] = stretches.map(
    (stretch) => part`(
      SELECT row.* FROM ${list.from} WHERE ${allOf([stretch, ...beyondBorders(cut)])} ORDER BY ${order} LIMIT ${most})`,
  );
  if (!first) throw new Error(`The list ${list.name} is walked without a stretch.`);
  const walked = others.reduce((one, other) => part`${one} UNION ALL ${other}`, first);
  const fits = allOf(list.where);
  return part`
    SELECT ${() => list.columns}${sortedBy(cut)}, (${fits}) IS TRUE AS "fits", row.ordinal = ${most} AS "isLast" FROM (
      SELECT row.*, row_number() OVER (ORDER BY ${order}) AS ordinal FROM (${walked}) AS row ORDER BY ${order} LIMIT ${most}
    ) AS row WHERE (${fits}) OR row.ordinal = ${most} ORDER BY ${order} LIMIT ${page.size + 1}`;
}

/** What is read of the sort value: as text for cursors, and as it is for the order of many things' pages. */
function sortedBy(cut: Cut): SqlPart {
  const sql = sortSql(cut);
  return sql === null ? part`` : part`, (${() => sql})::text AS "sortValue", ${() => sql} AS sort_value`;
}

const sortSql = ({ key, direction }: Cut): string | null =>
  direction === 'DESC' && key.falling !== undefined ? key.falling : key.sql;

const beyondBorders = (cut: Cut): Condition[] => [beyond(cut, cut.after, '>'), beyond(cut, cut.before, '<')];

/** What lies beyond a border, as the list runs. */
function beyond(cut: Cut, border: Border, side: '>' | '<'): SqlPart | null {
  if (border === null) return null;
  const [value, id] = border;
  const { direction, key } = cut;
  const sql = sortSql(cut);
  const sign = () => ((direction === 'ASC') === (side === '>') ? '>' : '<');
  return sql === null
    ? part`row.id ${sign} ${id}::uuid`
    : part`(${() => sql}, row.id) ${sign} (${value}::${() => key.type}, ${id}::uuid)`;
}

/** The order in which a page is read: a page from the end is read backwards. */
export function orderingOf(cut: Cut, alias = 'row', value = sortSql(cut)): string {
  const way = (cut.direction === 'ASC') === cut.page.backwards ? 'DESC' : 'ASC';
  return [...(cut.key.sql === null ? [] : [`${value} ${way}`]), `${alias}.id ${way}`].join(', ');
}
