import { CHOSEN } from '../chosen.ts';

/**
 * Classes of the age of evidence. They replace a decay, so that a figure changes only when evidence changes its class.
 */
export const AGE_CLASSES = {
  UP_TO_90_DAYS: 'Said, done or measured within the last 90 days.',
  UP_TO_365_DAYS: 'More than 90 days ago, and within the last 365.',
  OLDER: 'More than 365 days ago.',
} as const;
/** Key of a class of age. */
export type AgeClass = keyof typeof AGE_CLASSES;

const DAY = 86_400_000;

/** Earliest instants of the two younger classes, as of an instant; a day has 24 hours. */
export const ageBounds = (asOf: Date): { readonly young: Date; readonly year: Date } => ({
  young: new Date(asOf.getTime() - CHOSEN.evidence.youngDays * DAY),
  year: new Date(asOf.getTime() - CHOSEN.evidence.yearDays * DAY),
});
