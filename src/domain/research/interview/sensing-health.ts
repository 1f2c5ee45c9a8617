/** Insights through one channel in a period and in the equally long period before. */
export interface SensedCounts {
  /** Number of insights in the period. */
  readonly now: number;
  /** Number of insights in the period before. */
  readonly before: number;
  /** Day of the last insight by the end of the period, YYYY-MM-DD; null where there never was one. */
  readonly lastOn: string | null;
}

/** Trends of a channel. */
export const TRENDS = {
  RISING: 'More than in the time before.',
  STEADY: 'As much as in the time before.',
  FALLING: 'Less than in the time before.',
  SILENT: 'Nothing in this time.',
} as const;
/** Key of a trend. */
export type Trend = keyof typeof TRENDS;

const CHANNELS = {
  TACTICAL: 'the tactical channel (metrics, observation, customer contact)',
  STRATEGIC: 'the strategic channel (vision, strategy)',
  TECHNOLOGICAL: 'the technological channel (new technology, debt carried)',
} as const;

/** Trend of a channel, by its counts alone: there is no right share of insights for a channel. */
export const trendOf = ({ now, before }: SensedCounts): Trend =>
  now === 0 ? 'SILENT' : now > before ? 'RISING' : now < before ? 'FALLING' : 'STEADY';

/** Counts of a channel in a sentence. */
export function channelInWords(channel: keyof typeof CHANNELS, sensed: SensedCounts): string {
  const { now, before, lastOn } = sensed;
  const name = CHANNELS[channel];
  if (lastOn === null) return `Nothing has ever come through ${name}.`;
  if (now === 0) return `Nothing came through ${name} in this time; the last was on ${lastOn}.`;
  return `${now} came through ${name} in this time, ${before} in the time before; the last was on ${lastOn}.`;
}
