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

/** Sorted as the rows were made: their ids are. */
export const AS_MADE: SortKey = { sql: null, type: 'text' };

/** Whether a value of a cursor is one that a list sorted by `type` can have given. */
export const isSortValue =
  (type: SortKey['type']): CursorPart<string> =>
  (value): value is string =>
    isText(value) && SORT_TYPES[type](value);
