import type { Settlement } from '../../../domain/learning/forecast/forecast-kinds.ts';
import { AFTER_ALL_DAYS } from '../../../platform/paging/cursor.ts';
import type { Forecast } from './forecast.model.ts';

/** Which forecasts of one kind to read, latest due first. */
export interface Wanted {
  /** Teams, by id; null for all. */
  readonly teamIds: readonly string[] | null;
  /** Model, by key, for what was said by scores; null for all. */
  readonly model: string | null;
  readonly dueFrom: string;
  readonly dueTo: string;
  /** Place behind which to go on: due day and entity. */
  readonly behind: readonly [string, string];
  readonly most: number;
  /** Day it is in the workspace. */
  readonly today: string;
  /** IANA time zone of the workspace. */
  readonly zone: string;
}

/** Reads forecasts of one kind, settled as far as they can be. One statement, whatever their number. */
export interface ForecastSource {
  read(wanted: Wanted): Promise<Forecast[]>;
}

/** Everything of a kind, latest due first. */
export const EVERYTHING = {
  teamIds: null,
  model: null,
  dueFrom: '0001-01-01',
  dueTo: '9999-12-31',
  behind: AFTER_ALL_DAYS,
} as const;

/** What was said, before it is settled. */
export type StatedForecast = Omit<Forecast, 'kind' | keyof Settlement>;
