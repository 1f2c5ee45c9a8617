import { codeOf, type Source } from './house.ts';

/** Where days are made of instants and instants of days: the calendar of the domain, and that of the platform. */
const CALENDAR = /^src\/(domain\/foundation|platform)\/calendar\//;

/** Ways to a day or a week that know no zone, or another one than the workspace's. */
const ZONELESS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['cuts a day out of an instant in UTC', /toISOString\(\)\s*\.(slice|split|substring|substr)\(/],
  [
    'reads the calendar of UTC or of the process',
    /\.[gs]et(UTC)?(Date|Day|Month|FullYear|Hours)\(|Date\.UTC\(|\.toLocale(Date|Time)String\(/,
  ],
  ['asks Postgres for a zone', /AT TIME ZONE/i],
  [
    'asks Postgres for a week or a day of its own',
    /date_trunc\(|current_date\b|date_part\(|extract\(\s*(dow|isodow|week|day|month|year)\b/i,
  ],
  ['casts an instant to a day', /(\bnow\(\)|_at\b|\.at\b|At"?)::date\b/],
];

/** Days and weeks that are not those of the workspace; the calendar alone may make them. */
export const dayFaults = ({ path, text }: Source): string[] =>
  CALENDAR.test(path)
    ? []
    : ZONELESS.filter(([, pattern]) => pattern.test(codeOf(text))).map(([name]) => `${path} ${name}`);
