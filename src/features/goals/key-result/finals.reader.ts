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
 * Readings of a metric as they were when the figures were final, those among them that were changed since: the change
 * log keeps what they were. Rows of id, value and observed_at, for each row of `asked` with its metric_id and final_at;
 * an index holds the changed ones alone.
 */
export const changedSinceFinal = (asked: string): string => `
  SELECT changed.id, (stated.image->>'value')::float8 AS value, (stated.image->>'observed_at')::timestamptz AS observed_at
  FROM metric_reading AS changed
  CROSS JOIN LATERAL (
    SELECT image FROM change_log
    WHERE change_log.workspace_id = changed.workspace_id AND change_log.entity_id = changed.id AND change_log.at < ${asked}.final_at
    ORDER BY change_log.seq DESC LIMIT 1
  ) AS stated
  WHERE changed.workspace_id = ${asked}.workspace_id AND changed.metric_id = ${asked}.metric_id
    AND changed.version > 1 AND changed.updated_at >= ${asked}.final_at AND changed.created_at < ${asked}.final_at`;
