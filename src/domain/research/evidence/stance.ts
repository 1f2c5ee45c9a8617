/** Stances of evidence. */
export const STANCES = {
  SUPPORTS: 'Speaks for it.',
  CONTRADICTS: 'Speaks against it.',
} as const;

/** Key of a stance. */
export type Stance = keyof typeof STANCES;
