/** Bands of Ulwick's opportunity score, highest first; a score belongs to the first band whose limit it exceeds. */
export const ULWICK_BANDS = [
  { band: 'EXTREME', over: 15 },
  { band: 'HIGH', over: 12 },
  { band: 'SOLID', over: 10 },
  { band: 'LOW', over: -Infinity },
] as const;

/** Key of a band. */
export type UlwickBand = (typeof ULWICK_BANDS)[number]['band'];

/** Band of an opportunity score (0 to 20): over 15 EXTREME, over 12 HIGH, over 10 SOLID, else LOW. */
export const ulwickBand = (score: number): UlwickBand => ULWICK_BANDS.find(({ over }) => score > over)?.band ?? 'LOW';
