import { changedSinceFinal } from '../key-result/finals.reader.ts';

// SQL that walks the readings of watched metrics. A row of `watched` is a guardrail with `place`, its number among them;
// `metric_id`, `lower` and `upper`; `opens_at` and `ends_at`, between which readings are looked at; `starts_at`, from which
// runs that have ended are found, if `recovered`; and `final_at`, the moment by which readings had to arrive.

const OUTSIDE = `(reading.value < COALESCE(watched.lower, '-infinity') OR reading.value > COALESCE(watched.upper, 'infinity'))`;
const NEWEST = 'ORDER BY reading.observed_at DESC, reading.id DESC LIMIT 1';
const OLDEST = 'ORDER BY reading.observed_at, reading.id LIMIT 1';
const WITHIN = 'reading.observed_at >= watched.opens_at AND reading.observed_at < watched.ends_at';
const AT = '(reading.observed_at, reading.id)';

/** Readings of `watched` that count, for which `where` holds; `order` with a limit applies to those changed since as well. */
const readings = (where: string, order: string): string => `SELECT reading.id, reading.observed_at, reading.value FROM (
  (SELECT reading.id, reading.observed_at, reading.value FROM metric_reading AS reading
   WHERE reading.workspace_id = watched.workspace_id AND reading.metric_id = watched.metric_id
     AND reading.updated_at < watched.final_at AND ${WITHIN} AND ${where} ${order})
  UNION ALL
  (SELECT reading.id, reading.observed_at, reading.value FROM (${changedSinceFinal('watched')}) AS reading
   WHERE ${WITHIN} AND ${where} ${order})
) AS reading ${order}`;

/** The run of readings outside the threshold that ends with `bad`, as a breach; `over` says when the next reading came. */
const runOf = (over: string): string => `
  LEFT JOIN LATERAL (${readings(`${AT} < (bad.observed_at, bad.id) AND NOT ${OUTSIDE}`, NEWEST)}) AS fine ON true
  JOIN LATERAL (${readings(`(fine.id IS NULL OR ${AT} > (fine.observed_at, fine.id))`, OLDEST)}) AS first ON true
  LEFT JOIN LATERAL (${over}) AS over ON true
  JOIN LATERAL (
    SELECT reading.value, reading.observed_at
    FROM (${readings(`${AT} >= (first.observed_at, first.id) AND ${AT} <= (bad.observed_at, bad.id)`, '')}) AS reading
    -- As numeric: the distance may be beyond the largest number.
    ORDER BY GREATEST(watched.lower::numeric - reading.value::numeric, reading.value::numeric - watched.upper::numeric) DESC,
      reading.observed_at LIMIT 1
  ) AS worst ON true`;

const NEXT = readings(`${AT} > (bad.observed_at, bad.id)`, OLDEST);
const FOUND = `watched.place, watched.guardrail_id, first.id AS first_id, first.observed_at AS since, over.observed_at AS until,
  bad.value AS latest, worst.value, worst.observed_at`;

/**
 * CTE `breach` over `watched`: the run that goes on, where the newest reading is outside; where `recovered` asks for
 * it, also every run that ended. From the newest run back; each step walks the index of readings, as far as the run is
 * long.
 */
export const BREACHES = `breach AS (
  SELECT ${FOUND} FROM watched
  JOIN LATERAL (SELECT reading.*, ${OUTSIDE} AS outside FROM (${readings('true', NEWEST)}) AS reading) AS last ON true
  JOIN LATERAL (
    SELECT last.id, last.observed_at, last.value WHERE last.outside
    UNION ALL
    SELECT * FROM (${readings(`NOT last.outside AND watched.recovered AND reading.observed_at >= watched.starts_at AND ${OUTSIDE}`, NEWEST)}) AS ended
  ) AS bad ON true
  ${runOf(`SELECT next.observed_at FROM (${NEXT}) AS next WHERE NOT last.outside`)}
  UNION ALL
  SELECT ${FOUND} FROM breach AS later
  JOIN watched ON watched.place = later.place AND watched.recovered
  JOIN LATERAL (${readings(`${AT} < (later.since, later.first_id) AND reading.observed_at >= watched.starts_at AND ${OUTSIDE}`, NEWEST)}) AS bad ON true
  ${runOf(NEXT)}
)`;
