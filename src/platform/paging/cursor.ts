import { validate } from 'uuid';
import { isDate } from '../../domain/foundation/calendar/date.ts';
import { isInstant } from '../../domain/foundation/calendar/instant.ts';
import { Fault } from '../request/fault.ts';
import { FIRST_ID, LAST_ID } from '../id.ts';

/** Makes a cursor: the list it belongs to and the values that the list is sorted by. */
export const encodeCursor = (list: string, place: readonly unknown[]): string =>
  Buffer.from(JSON.stringify([list, ...place])).toString('base64url');

/** Reads a cursor that `encodeCursor` made for the same list. */
export function decodeCursor<Place extends readonly unknown[]>(
  list: string,
  cursor: string,
  fits: (place: readonly unknown[]) => boolean,
): Place {
  try {
    const [of, ...place] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (of === list && fits(place)) return place as unknown as Place;
  } catch {
    // Falls through to the one answer for every cursor that we did not make.
  }
  throw new Fault(
    'BAD_REQUEST',
    '"after" is no cursor of this list. Pass an `endCursor` or an edge\'s `cursor` of the same list.',
  );
}

/** Where an item stands in a list that is sorted by a day or an instant and, within one, by id. */
export type TimedCursor = readonly [at: string, id: string];

/** Before every day and behind every day that there can be. */
export const BEFORE_ALL_DAYS: TimedCursor = ['0001-01-01', FIRST_ID];
export const AFTER_ALL_DAYS: TimedCursor = ['9999-12-31', LAST_ID];
/** Behind every instant, as Postgres writes it. */
export const AFTER_ALL_INSTANTS: TimedCursor = ['infinity', LAST_ID];

type After = string | null | undefined;

const timed =
  (fits: (at: string) => boolean) =>
  <Start extends readonly unknown[]>(list: string, after: After, start: Start): TimedCursor | Start =>
    after
      ? decodeCursor<TimedCursor>(
          list,
          after,
          ([at, id, ...more]) => fits(String(at)) && validate(id) && more.length === 0,
        )
      : start;

/** Behind which place a page begins in a list that is sorted by a day (YYYY-MM-DD) and by id; `start` for the first page. */
export const decodeDayCursor = timed(isDate);

/** Behind which place a page begins in a list that is sorted by an instant and by id; `start` for the first page. */
export const decodeInstantCursor = timed(isInstant);

/** Behind which id a page begins in a list that is sorted by id; `start` for the first page. */
export const decodeIdCursor = (list: string, after: After, start = FIRST_ID): string =>
  after ? decodeCursor<readonly [string]>(list, after, ([id]) => validate(id))[0] : start;
