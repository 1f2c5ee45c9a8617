/** Which way a piece of evidence points. */
export const STANCES = {
  SUPPORTS: 'Speaks for it.',
  CONTRADICTS: 'Speaks against it.',
} as const;

/** Which way a piece of evidence points. */
export type Stance = keyof typeof STANCES;
