import { validate } from 'uuid';
import { isDate } from '../../domain/foundation/calendar/date.ts';
import { isInstant } from '../../domain/foundation/calendar/instant.ts';
import { FIRST_ID, LAST_ID } from '../database/id.ts';
import { placeOf } from './connection.model.ts';

/** Where an item stands in a list that is sorted by a day or an instant and, within one, by id. */
export type TimedPlace = readonly [at: string, id: string];

/** Before every day and behind every day that there can be. */
export const BEFORE_ALL_DAYS: TimedPlace = ['0001-01-01', FIRST_ID];
export const BEHIND_ALL_DAYS: TimedPlace = ['9999-12-31', LAST_ID];
/** Behind every instant, as Postgres writes it. */
export const BEHIND_ALL_INSTANTS: TimedPlace = ['infinity', LAST_ID];

type After = string | null | undefined;

const timed =
  (fits: (at: string) => boolean) =>
  <Start extends readonly unknown[]>(list: string, after: After, start: Start): TimedPlace | Start =>
    after
      ? placeOf<TimedPlace>(list, after, ([at, id, ...more]) => fits(String(at)) && validate(id) && more.length === 0)
      : start;

/** Behind which place a page begins in a list that is sorted by a day (YYYY-MM-DD) and by id; `start` for the first page. */
export const dayPlaceOf = timed(isDate);

/** Behind which place a page begins in a list that is sorted by an instant and by id; `start` for the first page. */
export const instantPlaceOf = timed(isInstant);

/** Behind which id a page begins in a list that is sorted by id; `start` for the first page. */
export const idPlaceOf = (list: string, after: After, start = FIRST_ID): string =>
  after ? placeOf<readonly [string]>(list, after, ([id]) => validate(id))[0] : start;
