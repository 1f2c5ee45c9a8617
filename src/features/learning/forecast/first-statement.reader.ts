import { dayAt, isAfter, isByEndOf } from '../../../platform/calendar/sql-day.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { changedSinceFinal, checkInCounts } from '../../goals/key-result/finals.reader.ts';
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
 * The image of an entity in the change log that tells what was expected beforehand, as `image`, and its instant, as `at`:
 * the last one that was written while what was expected had not begun, so that honest revisions count, and otherwise the
 * first. `lacks` and `hasBegun` are SQL conditions on an image and `at`, beside which the one before stands as `former` and
 * `former_at`: one that lacks something counts only when no complete one exists, and once it has begun, it has begun for
 * whatever is written later. Hindsight cannot change the result, because the log is append-only.
 */
export const statementBefore = (type: string, row: string, lacks: string, hasBegun: string): string => `
  SELECT image, at FROM (
    SELECT *, bool_or(COALESCE(${hasBegun}, true)) OVER (PARTITION BY ${lacks} ORDER BY seq) AS has_begun FROM (
      SELECT image, at, seq, lag(image) OVER earlier AS former, lag(at) OVER earlier AS former_at FROM change_log
      WHERE change_log.workspace_id = $1::uuid AND change_log.entity_id = ${row}.id AND change_log.entity_type = '${type}'
      WINDOW earlier AS (PARTITION BY ${lacks} ORDER BY seq)
    ) AS written
  ) AS judged
  ORDER BY ${lacks}, has_begun, CASE WHEN has_begun THEN seq ELSE -seq END LIMIT 1`;

/** The first image of an entity that lacks nothing; see `statementBefore`. */
export const firstStatement = (type: string, row: string, lacks: string): string =>
  statementBefore(type, row, lacks, 'true');

/** The last value of the row `key_result` on the days after `after` and up to `until`, from its uncorrected check-ins and the readings of its metric; at the same instant the check-in wins. */
export const lastValue = (after: string, until: string): string => {
  const within = `${isAfter('observed_at', after, '$2')} AND ${isByEndOf('observed_at', until, '$2')}`;
  return `
    SELECT value, observed_at FROM (
      (SELECT value, observed_at, 1 AS weight FROM check_in
       WHERE check_in.workspace_id = $1::uuid AND check_in.key_result_id = key_result.id AND ${within}
         AND NOT EXISTS (SELECT FROM check_in AS later WHERE later.workspace_id = $1::uuid AND later.corrects_id = check_in.id)
       ORDER BY observed_at DESC, id DESC LIMIT 1)
      UNION ALL
      (SELECT value, observed_at, 0 FROM metric_reading
       WHERE metric_reading.workspace_id = $1::uuid AND metric_reading.metric_id = key_result.metric_id AND ${within}
       ORDER BY observed_at DESC, id DESC LIMIT 1)
    ) AS last ORDER BY observed_at DESC, weight DESC LIMIT 1`;
};

/** The last value of the row `key_result` that counts for the figures of the row `cycle`: observed within it, and arrived, as it was, before they were final. */
export const FINAL_VALUE = `
  SELECT value, observed_at FROM (
    (SELECT value, observed_at, 1 AS weight FROM check_in
     WHERE check_in.workspace_id = $1::uuid AND check_in.key_result_id = key_result.id
       AND check_in.observed_at < cycle.ends_at AND ${checkInCounts('check_in')}
     ORDER BY observed_at DESC, id DESC LIMIT 1)
    UNION ALL
    (SELECT value, observed_at, 0 FROM metric_reading
     WHERE metric_reading.workspace_id = $1::uuid AND metric_reading.metric_id = key_result.metric_id
       AND observed_at >= cycle.begins_at AND observed_at < cycle.ends_at AND updated_at < cycle.final_at
     ORDER BY observed_at DESC, id DESC LIMIT 1)
    UNION ALL
    (SELECT former.value, former.observed_at, 0
     FROM (SELECT key_result.workspace_id, key_result.metric_id, cycle.final_at) AS asked
     CROSS JOIN LATERAL (${changedSinceFinal('asked')}) AS former
     WHERE former.observed_at >= cycle.begins_at AND former.observed_at < cycle.ends_at
     ORDER BY former.observed_at DESC, former.id DESC LIMIT 1)
  ) AS last ORDER BY observed_at DESC, weight DESC LIMIT 1`;

/** The day of an instant, in the time zone of the workspace. */
export const dayOf = (instant: string): string => dayAt(instant, '$2');

/** A number from the image of `stated`; null when the image has none. */
export const statedNumber = (column: string): string => `(stated.image->>'${column}')::float8`;

/** A day from the image of `stated`; null when the image has none. */
export const statedDay = (column: string): string => `(stated.image->>'${column}')::date`;

/** Whether the impact that a link expected can have begun when an image of it was written: the baseline that stood until then was of an earlier day. */
export const IMPACT_HAS_BEGUN = `(former IS NOT NULL
  AND ${dayAt('at', '$2')} > COALESCE((former->>'baseline_on')::date, ${dayAt('former_at', '$2')}))`;

/** Condition of an incomplete link to a key result: without a confidence and an expected size, nothing can be settled. */
export const NOTHING_EXPECTED = `image->>'confidence' IS NULL AND image->>'expected_size' IS NULL`;
