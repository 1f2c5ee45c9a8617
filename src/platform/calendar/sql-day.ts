// Days of a zone as SQL. Postgres tells the day of an instant as exactly as the domain's calendar does, but not always the
// first moment of a day: of two midnights it takes the later one. So a day is compared with days, and its midnight only
// tells an index where to look. `instant`, `day` and `zone` are SQL of a timestamptz, a date and a text.

/** An instant as RFC 3339 writes it, UTC, as a text. */
export const instantAsText = (instant: string): string =>
  `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The day of an instant. */
export const dayAt = (instant: string, zone: string): string => `(${instant} AT TIME ZONE ${zone})::date`;

/** Midnight of a day; the later one where there are two. */
const midnightOf = (day: string, zone: string): string => `((${day})::timestamp AT TIME ZONE ${zone})`;

/** Whether an instant is not after a day; an index on `instant` answers it. Null for a day that is null. */
export const isByEndOf = (instant: string, day: string, zone: string): string =>
  `(${instant} < ${midnightOf(`${day} + 1`, zone)} AND ${dayAt(instant, zone)} <= ${day})`;

/** Whether an instant is after a day; an index on `instant` answers it. True for a day that is null. */
export const isAfter = (instant: string, day: string, zone: string): string =>
  `(${instant} >= COALESCE(${midnightOf(day, zone)}, '-infinity') AND ${dayAt(instant, zone)} > COALESCE(${day}, '-infinity'))`;

/** An instant before which lie all earlier days, and of its own day at most what comes before a second midnight. */
export const leavesDayBehind = (instant: string, zone: string): string =>
  `LEAST(${instant}, ${midnightOf(dayAt(instant, zone), zone)})`;
