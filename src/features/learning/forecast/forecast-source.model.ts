import type { Settlement } from '../../../domain/learning/forecast/forecast-kinds.ts';
import { AFTER_ALL_DAYS } from '../../../platform/paging/cursor.ts';
import type { Forecast } from './forecast.model.ts';

/** Selects forecasts of one kind, latest due first. */
export interface ForecastQuery {
  /** Teams, by id; null for all. */
  readonly teamIds: readonly string[] | null;
  /** Key of the scoring model, for forecasts by scores; null for all. */
  readonly model: string | null;
  /** First due day. */
  readonly dueFrom: string;
  /** Due day before which the list ends. */
  readonly dueTo: string;
  /** Cursor: due day and entity of the last forecast before the page. */
  readonly after: readonly [string, string];
  /** Most forecasts to read. */
  readonly most: number;
  /** Today in the workspace. */
  readonly today: string;
  /** IANA time zone of the workspace. */
  readonly zone: string;
}

/** Reads forecasts of one kind, each settled if it can be. One statement, however many. */
export interface ForecastSource {
  read(wanted: ForecastQuery): Promise<Forecast[]>;
}

/** Query for all forecasts of a kind. */
export const EVERYTHING = {
  teamIds: null,
  model: null,
  dueFrom: '0001-01-01',
  dueTo: '9999-12-31',
  after: AFTER_ALL_DAYS,
} as const;

/** A forecast before it is settled. */
export type StatedForecast = Omit<Forecast, 'kind' | keyof Settlement>;
