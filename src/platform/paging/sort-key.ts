import { isDate } from '../../domain/foundation/calendar/date.ts';
import { isInstant } from '../../domain/foundation/calendar/instant.ts';
import { type CursorPart, isText } from './cursor.ts';

const isUnbounded = (text: string): boolean => text === 'infinity' || text === '-infinity';

/** Types by which lists are sorted, each with the check of what Postgres writes for one of its values. */
const SORT_TYPES = {
  text: () => true,
  int: (text) => /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) < 2 ** 31,
  float8: (text) => Number.isFinite(Number(text)) && /^-?\d/.test(text),
  date: (text) => isUnbounded(text) || isDate(text),
  timestamptz: (text) => isUnbounded(text) || isInstant(text.replace(' ', 'T').replace(/\+00$/, 'Z')),
} as const satisfies Record<string, (text: string) => boolean>;

/** What a list is sorted by. */
export interface SortKey {
  /** The value in SQL, never null, over the list's alias `row`; null where the list is sorted by id alone. */
  readonly sql: string | null;
  /** The value where the list runs downwards, if it is another: so that what has none comes last either way. */
  readonly falling?: string;
  readonly type: keyof typeof SORT_TYPES;
}

/** Sorted by a text, capitals and small letters alike. */
export const alphabetic = (column: string): SortKey => ({ sql: `lower(${column}) COLLATE "C"`, type: 'text' });

/** Sorted as the rows were made: their ids are. */
export const AS_MADE: SortKey = { sql: null, type: 'text' };

/** How things with a name are listed: as they were made, the oldest first, or by their names. */
export const MADE_OR_NAMED = {
  orders: { CREATED_AT: AS_MADE, NAME: alphabetic('row.name') },
  order: { field: 'CREATED_AT', direction: 'ASC' },
} as const;

/** Whether a value of a cursor is one that a list sorted by `type` can have given. */
export const isSortValue =
  (type: SortKey['type']): CursorPart<string> =>
  (value): value is string =>
    isText(value) && SORT_TYPES[type](value);
