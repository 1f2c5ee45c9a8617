import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { ForecastQuery } from './forecast-source.model.ts';

// SQL that the statements of all kinds share. $1 is the workspace, $2 its time zone, $3 the teams or null, $4 the first due
// day, $5 the due day before which the list ends, $6 and $7 the cursor, $8 the most rows.

/** Values of $1 to $8. */
export const valuesOf = ({ zone, teamIds, dueFrom, dueTo, after, most }: ForecastQuery): unknown[] => [
  currentCaller().workspaceId,
  zone,
  teamIds?.map(idOf) ?? null,
  dueFrom,
  dueTo,
  ...after,
  most,
];

/** End of the statement: filter by team, due day and cursor, latest due first. `team`, `day` and `id` are columns. */
export const pageBy = (team: string, day: string, id: string): string => `
  ($3::uuid[] IS NULL OR ${team} = ANY($3::uuid[]))
  AND ${day} >= $4::date AND ${day} < $5::date AND (${day}, ${id}) < ($6::date, $7::uuid)
  ORDER BY ${day} DESC, ${id} DESC LIMIT $8`;

/**
 * The first image of an entity in the change log, as `image`, and its instant, as `at`. `lacks` are SQL conditions that are
 * true of an incomplete image: such an image counts only when no complete one exists. Hindsight cannot change the result,
 * because the log is append-only.
 */
export const firstStatement = (type: string, row: string, lacks: string): string => `
  SELECT image, at FROM change_log
  WHERE change_log.workspace_id = $1::uuid AND change_log.entity_id = ${row}.id AND change_log.entity_type = '${type}'
  ORDER BY ${lacks}, change_log.seq LIMIT 1`;

/** The last value of the row `key_result` on the days after `after` and up to `until`, from its uncorrected check-ins and the readings of its metric; at the same instant the check-in wins. */
export const lastValue = (after: string, until: string): string => {
  const within = `observed_at >= COALESCE((${after} + 1)::timestamp AT TIME ZONE $2, '-infinity')
    AND observed_at < (${until} + 1)::timestamp AT TIME ZONE $2`;
  return `
    SELECT value, observed_at FROM (
      (SELECT value, observed_at, 1 AS weight FROM check_in
       WHERE check_in.workspace_id = $1::uuid AND check_in.key_result_id = key_result.id AND check_in.${within}
         AND NOT EXISTS (SELECT FROM check_in AS later WHERE later.workspace_id = $1::uuid AND later.corrects_id = check_in.id)
       ORDER BY observed_at DESC, id DESC LIMIT 1)
      UNION ALL
      (SELECT value, observed_at, 0 FROM metric_reading
       WHERE metric_reading.workspace_id = $1::uuid AND metric_reading.metric_id = key_result.metric_id AND metric_reading.${within}
       ORDER BY observed_at DESC, id DESC LIMIT 1)
    ) AS last ORDER BY observed_at DESC, weight DESC LIMIT 1`;
};

/** The day of an instant, in the time zone of the workspace. */
export const dayOf = (instant: string): string => `(${instant} AT TIME ZONE $2)::date`;

/** A number from the image of `stated`; null when the image has none. */
export const statedNumber = (column: string): string => `(stated.image->>'${column}')::float8`;

/** A day from the image of `stated`; null when the image has none. */
export const statedDay = (column: string): string => `(stated.image->>'${column}')::date`;

/** Condition of an incomplete link to a key result: without a confidence and an expected size, nothing can be settled. */
export const NOTHING_EXPECTED = `image->>'confidence' IS NULL AND image->>'expected_size' IS NULL`;
