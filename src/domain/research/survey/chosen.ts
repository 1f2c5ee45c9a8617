/** Constants of judgement about surveys: each with its value and why it was chosen. */
export const CHOSEN = {
  /** Fewest respondents of whose answers figures are shown. */
  fewestRespondents: {
    value: 10,
    why: 'chosen: below ten people one of them moves a share by more than a point of ten, and could be made out',
  },
  /** Most respondents for whom every sample that could be drawn again is weighed; for more, the normal limit is taken. */
  mostWeighed: {
    value: 60,
    why: 'chosen: a fraction of a millisecond; beyond, both ways differ by a few tenths of a point of twenty at most',
  },
  /** Most segments told at a time. */
  mostSegments: {
    value: 20,
    why: 'chosen: more than anybody compares at a glance, and few enough for a page of a hundred nodes',
  },
} as const satisfies Record<string, { readonly value: number; readonly why: string }>;

/** What is missing where fewer than the fewest answered, as a sentence; null where enough did. */
export function missingRespondents(n: number): string | null {
  const fewest = CHOSEN.fewestRespondents.value;
  return n < fewest
    ? `Figures need answers of at least ${fewest} respondents; ${n} answered, so ${fewest - n} more ${fewest - n === 1 ? 'is' : 'are'} needed.`
    : null;
}
