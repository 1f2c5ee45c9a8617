/** What was sensed through one channel in a time and in the equally long one before. */
export interface Sensed {
  readonly now: number;
  readonly before: number;
  /** Day of the last insight up to the end of the time, YYYY-MM-DD; null where there never was one. */
  readonly lastOn: string | null;
}

/** Way in which more or less comes through a channel than before. */
export const TRENDS = {
  RISING: 'More than in the time before.',
  STEADY: 'As much as in the time before.',
  FALLING: 'Less than in the time before.',
  SILENT: 'Nothing in this time.',
} as const;
export type Trend = keyof typeof TRENDS;

const CHANNELS = {
  TACTICAL: 'the tactical channel (metrics, observation, customer contact)',
  STRATEGIC: 'the strategic channel (vision, strategy)',
  TECHNOLOGICAL: 'the technological channel (new technology, debt carried)',
} as const;

/** Trend of a channel. By counts alone: no share of insights is the right one for a channel. */
export const trendOf = ({ now, before }: Sensed): Trend =>
  now === 0 ? 'SILENT' : now > before ? 'RISING' : now < before ? 'FALLING' : 'STEADY';

/** What there is to say of a channel, in a sentence. */
export function sentenceOn(channel: keyof typeof CHANNELS, sensed: Sensed): string {
  const { now, before, lastOn } = sensed;
  const name = CHANNELS[channel];
  if (lastOn === null) return `Nothing has ever come through ${name}.`;
  if (now === 0) return `Nothing came through ${name} in this time; the last was on ${lastOn}.`;
  return `${now} came through ${name} in this time, ${before} in the time before; the last was on ${lastOn}.`;
}
