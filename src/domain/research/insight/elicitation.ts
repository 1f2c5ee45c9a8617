/** Ways in which insights are elicited: what an insight can prove depends on it. To add a way, add a row. */
export const ELICITATIONS = {
  STORY: { description: 'Told of a particular time, when asked for the last one.' },
  SCRIPTED: { description: 'Answered to a question that was written down before.' },
  UNPROMPTED: { description: 'Said without being asked, often a wish for a feature.' },
  OBSERVED: { description: 'Seen or measured while it happened.' },
  HYPOTHETICAL: { description: 'Said of what somebody would do or want, if.' },
} as const;

/** How an insight was elicited. */
export type Elicitation = keyof typeof ELICITATIONS;
