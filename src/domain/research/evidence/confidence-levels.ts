/**
 * Confidence in a problem by the number of participants who support it, the most first (house rule after Gilad's
 * confidence meter, "Evidence-Guided", 2023). `words` names the range as people say it.
 */
export const PARTICIPANT_LEVELS = [
  { from: 20, level: 3, words: '20 or more' },
  { from: 10, level: 2, words: '10–19' },
  { from: 4, level: 1.5, words: '4–9' },
  { from: 2, level: 1, words: '2–3' },
  { from: 1, level: 0.5, words: '1' },
] as const;

/** Constants of confidence that no author gives exactly: each with its value and why it was chosen. */
export const CHOSEN = {
  /** Level while nothing speaks for it. */
  nobody: { value: 0.01, why: "Gilad's self-conviction: somebody wrote it down" },
  /** Level with themes, strategy or trends alone. */
  themesOnly: { value: 0.1, why: "the upper end of Gilad's thematic support, .03 to .1" },
  /** Level where something was heard or measured, but no person is known who said it. */
  opinionOnly: { value: 0.2, why: "the upper end of Gilad's opinion of others, .1 to .2" },
  /** Share of the participants heard who contradict, from which the level is capped. */
  contestedFrom: { value: 1 / 3, why: 'chosen: one in three is no outlier any more' },
  /** Most that anything contested comes to. */
  contestedMost: { value: 0.5, why: 'chosen: as much as one person says' },
  /** Most that an idea comes to which no test supports. */
  untestedMost: {
    value: 0.5,
    why: "the upper end of Gilad's estimates and plans, .4 to .5: a sure problem makes no sure solution",
  },
  /** Days up to which evidence is young. */
  youngDays: { value: 90, why: 'chosen: a quarter, in which most products do not change beyond recognition' },
  /** Days up to which evidence is of this year. */
  yearDays: { value: 365, why: 'chosen: once round the seasons' },
  /** Participants from whom on it is strange that nobody contradicts. */
  strangeFrom: { value: 4, why: 'chosen: below four, chance alone keeps the other side silent' },
  /** Most segments, and most personas, told of one ledger. */
  mostTold: { value: 50, why: 'chosen: more than anybody compares; the others are counted' },
} as const satisfies Record<string, { readonly value: number; readonly why: string }>;

/** Confidence in a problem, or in an idea. */
export interface Confidence {
  /** Level on Gilad's meter, 0.01 to 10. */
  readonly level: number;
  /** Whether what was found speaks as much against as for. */
  readonly contested: boolean;
  /** Why it is that high and no higher, in sentences. */
  readonly reason: string;
  /** What would raise it to the next level, in a sentence; null at the highest. */
  readonly wouldRaiseIt: string | null;
}

/** A number of things in words: "1 participant", "4 participants". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
