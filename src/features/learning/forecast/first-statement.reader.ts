import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { Wanted } from './forecast-source.model.ts';

// Parts that the statements of all kinds share. $1 is the workspace, $2 its time zone, $3 teams or null, $4 and $5 the
// due days from and before which, $6 and $7 the place to go on behind, $8 how many at most.

/** Values of $1 to $8. */
export const valuesOf = ({ zone, teamIds, dueFrom, dueTo, behind, most }: Wanted): unknown[] => [
  currentCaller().workspaceId,
  zone,
  teamIds?.map(idOf) ?? null,
  dueFrom,
  dueTo,
  ...behind,
  most,
];

/** End of the statement: of the teams, due then, latest due first. `team`, `day` and `id` are columns. */
export const pageBy = (team: string, day: string, id: string): string => `
  ($3::uuid[] IS NULL OR ${team} = ANY($3::uuid[]))
  AND ${day} >= $4::date AND ${day} < $5::date AND (${day}, ${id}) < ($6::date, $7::uuid)
  ORDER BY ${day} DESC, ${id} DESC LIMIT $8`;

/**
 * What a row of the log first said, `image`, and when, `at`: an image that says less, by the conditions `lacks`, only
 * where there is none that says more. Hindsight cannot change it: the log only grows.
 */
export const firstStatement = (type: string, row: string, lacks: string): string => `
  SELECT image, at FROM change_log
  WHERE change_log.workspace_id = $1::uuid AND change_log.entity_id = ${row}.id AND change_log.entity_type = '${type}'
  ORDER BY ${lacks}, change_log.seq LIMIT 1`;

/** The last value of the row `key_result` on the days above `after` and up to `until`, by its check-ins that count and the readings of its metric. */
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

/** The day of an instant in the workspace. */
export const dayOf = (instant: string): string => `(${instant} AT TIME ZONE $2)::date`;

/** A number of the image that `said` holds; null where it had none. */
export const statedNumber = (column: string): string => `(said.image->>'${column}')::float8`;

/** A day of the image that `said` holds; null where it had none. */
export const statedDay = (column: string): string => `(said.image->>'${column}')::date`;

/** What a link of a node to a key result lacks while it says nothing that could be settled. */
export const NOTHING_EXPECTED = `image->>'confidence' IS NULL AND image->>'expected_size' IS NULL`;
