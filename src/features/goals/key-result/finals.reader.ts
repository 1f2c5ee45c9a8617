// SQL of what counts for the figures of a cycle. The row `cycle` is joined under its own name.

/**
 * Whether a check-in counts: without a correction, observed within the cycle once that is over, and arrived, like the
 * correction, before the figures were final. `made` is the alias of its row.
 */
export const checkInCounts = (made: string): string => `(
  ${made}.created_at < cycle.final_at
  AND (now() < cycle.ends_at OR (${made}.observed_at >= cycle.begins_at AND ${made}.observed_at < cycle.ends_at))
  AND NOT EXISTS (
    SELECT FROM check_in AS later
    WHERE later.workspace_id = ${made}.workspace_id AND later.corrects_id = ${made}.id AND later.created_at < cycle.final_at))`;

/**
 * Readings of a metric as they were when the figures were final, those among them that were changed since, or moved to
 * another metric: the change log keeps what they were. Rows of id, value and observed_at, for each row of `asked` with
 * its metric_id and final_at; indexes hold the changed and the moved ones alone.
 */
export const changedSinceFinal = (asked: string): string => `
  SELECT changed.id, (stated.image->>'value')::float8 AS value, (stated.image->>'observed_at')::timestamptz AS observed_at
  FROM (
    SELECT id FROM metric_reading
    WHERE workspace_id = ${asked}.workspace_id AND metric_id = ${asked}.metric_id
      AND version > 1 AND updated_at >= ${asked}.final_at AND created_at < ${asked}.final_at
    UNION
    SELECT entity_id FROM change_log
    WHERE workspace_id = ${asked}.workspace_id AND at >= ${asked}.final_at
      AND entity_type = 'MetricReading' AND 'metric_id' = ANY (changed_columns)
  ) AS changed
  CROSS JOIN LATERAL (
    SELECT image FROM change_log
    WHERE change_log.workspace_id = ${asked}.workspace_id AND change_log.entity_id = changed.id AND change_log.at < ${asked}.final_at
    ORDER BY change_log.seq DESC LIMIT 1
  ) AS stated
  WHERE (stated.image->>'metric_id')::uuid = ${asked}.metric_id`;

/** Joins the image of `row` when the figures of the row `cycle` were final, where it was changed since, as `row` with "_then". */
export const asItWas = (row: string): string => `LEFT JOIN LATERAL (
  SELECT image FROM change_log
  WHERE change_log.workspace_id = ${row}.workspace_id AND change_log.entity_id = ${row}.id AND change_log.at < cycle.final_at
  ORDER BY change_log.seq DESC LIMIT 1
) AS ${row}_then ON ${row}.updated_at >= cycle.final_at`;

/** Value of a column of `row` when the figures of the cycle were final, or now where they are not; `row` is joined by `asItWas`. */
export const valueThen = (row: string, column: string, type: string): string =>
  `CASE WHEN ${row}_then.image IS NULL THEN ${row}.${column} ELSE (${row}_then.image->>'${column}')::${type} END`;

/** Whether any of the rows was archived when the figures of the cycle were final, or is now where they are not; each is joined by `asItWas`. */
export const wasArchived = (...rows: readonly string[]): string =>
  `(${rows.map((row) => `${valueThen(row, 'archived_at', 'timestamptz')} IS NOT NULL`).join(' OR ')})`;

/** The tables whose rows are removed outright, with the name that the change log has for them. */
const REMOVABLE = { guardrail: 'Guardrail', key_result_link: 'KeyResultLink' } as const;

/**
 * Rows of a table for which `where` holds, and those that were removed, as they last were, with `removed_at`; the row is
 * called `row` in `where`. `workspace` is SQL for the id of the workspace.
 */
export const withRemoved = (table: keyof typeof REMOVABLE, workspace: string, where: string): string => `
  SELECT row.*, NULL::timestamptz AS removed_at FROM ${table} AS row WHERE row.workspace_id = ${workspace} AND ${where}
  UNION ALL
  SELECT row.*, change_log.at FROM change_log CROSS JOIN LATERAL jsonb_populate_record(NULL::${table}, change_log.image) AS row
  WHERE change_log.workspace_id = ${workspace} AND change_log.operation = 'DELETED'
    AND change_log.entity_type IN ('Guardrail', 'KeyResultLink') AND change_log.entity_type = '${REMOVABLE[table]}' AND ${where}`;

/** Whether a row of `withRemoved` stood there when the figures of the cycle were final, or stands there now where they are not. */
export const stoodThen = (row: string): string =>
  `(${row}.created_at < cycle.final_at AND COALESCE(${row}.removed_at >= cycle.final_at, ${row}.removed_at IS NULL))`;
