/** Constants of judgement that no author gives: each with its value and why it was chosen. */
export const CHOSEN = {
  /** Points of 1 to 5 from which value or effort counts as high. */
  valueEffortHighFrom: {
    value: 3,
    why: 'chosen: the middle of the scale counts as high, as in the quadrants of shipped work, so nothing lands on the line',
  },
  /** Largest number of people a month that a factor takes. */
  mostPeople: { value: 1e10, why: 'chosen: more than there are people; whatever is above is a slip of the keyboard' },
  /** Largest number of times one person can meet something in a month. */
  mostTimesEach: { value: 1e5, why: 'chosen: more than twice a minute, day and night; whatever is above is a slip' },
  /** Largest effort in person-months. */
  mostPersonMonths: {
    value: 1e4,
    why: 'chosen: eight hundred person-years; whatever is above is a slip or another unit',
  },
} as const satisfies Record<string, { readonly value: number; readonly why: string }>;
