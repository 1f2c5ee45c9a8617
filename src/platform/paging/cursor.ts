import { validate } from 'uuid';
import { isDate } from '../../domain/foundation/calendar/date.ts';
import { isInstant } from '../../domain/foundation/calendar/instant.ts';
import { Fault } from '../request/fault.ts';
import { FIRST_ID, LAST_ID } from '../id.ts';

/** Makes a cursor: the list it belongs to and the values that the list is sorted by. */
export const encodeCursor = (list: string, place: readonly unknown[]): string =>
  Buffer.from(JSON.stringify([list, ...place])).toString('base64url');

/** Says whether a value can stand at its place of a cursor: what it lets through, Postgres takes for what it is compared with. */
export type CursorPart<Value> = (value: unknown) => value is Value;
type Values<Parts extends readonly CursorPart<unknown>[]> = {
  readonly [At in keyof Parts]: Parts[At] extends CursorPart<infer Value> ? Value : never;
};

export const isText = (value: unknown): value is string => typeof value === 'string' && !value.includes('\0');
export const isId = (value: unknown): value is string => validate(value);
export const isFigure = (value: unknown): value is number => Number.isFinite(value);
/** Whole number from 0 that Postgres' `bigint` holds, and JSON without loss. */
export const isSequence = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
/** Whole number from 0 that Postgres' `int` holds. */
export const isCount = (value: unknown): value is number => isSequence(value) && value < 2 ** 31;
const isDayText = (value: unknown): value is string => isText(value) && isDate(value);
export const isInstantText = (value: unknown): value is string => isText(value) && isInstant(value);

type After = string | null | undefined;

/**
 * The values in a cursor that `encodeCursor` made for the same list: as many as there are `parts`, each let through by
 * its own. Null where there is no cursor, for the first page.
 *
 * @param argument name of the argument that the cursor came in
 * @throws Fault BAD_REQUEST for every text that is no cursor of the list
 */
export function decodeCursor<const Parts extends readonly CursorPart<unknown>[]>(
  list: string,
  after: After,
  parts: Parts,
  argument = 'after',
): Values<Parts> | null {
  if (after === null || after === undefined) return null;
  const [of, ...values] = valuesOf(after);
  if (of === list && values.length === parts.length && parts.every((fits, at) => fits(values[at])))
    return values as unknown as Values<Parts>;
  throw new Fault(
    'BAD_REQUEST',
    `"${argument}" is no cursor of this list. Pass the cursor of an item of the same list, with the same filter and order.`,
  );
}

/** What is in a text that may be a cursor; nothing where it is none. */
function valuesOf(cursor: string): readonly unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
}

/** Where an item stands in a list that is sorted by a day or an instant and, within one, by id. */
export type TimedCursor = readonly [at: string, id: string];

/** Behind every day that there can be. */
export const AFTER_ALL_DAYS: TimedCursor = ['9999-12-31', LAST_ID];

const timed =
  (isTime: CursorPart<string>) =>
  <Start extends readonly unknown[]>(list: string, after: After, start: Start): TimedCursor | Start =>
    decodeCursor(list, after, [isTime, isId]) ?? start;

/** Behind which place a page begins in a list that is sorted by a day (YYYY-MM-DD) and by id; `start` for the first page. */
export const decodeDayCursor = timed(isDayText);

/** Behind which place a page begins in a list that is sorted by an instant and by id; `start` for the first page. */
export const decodeInstantCursor = timed(isInstantText);

/** Behind which id a page begins in a list that is sorted by id; `start` for the first page. */
export const decodeIdCursor = (list: string, after: After, start = FIRST_ID): string =>
  decodeCursor(list, after, [isId])?.[0] ?? start;
