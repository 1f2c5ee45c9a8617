import type { Warning } from '../../src/domain/warning.ts';

/** Stands in an expectation for a warning whose sentence holds these words. */
export const warnsOf = (words: string): Warning =>
  expect.objectContaining({ message: expect.stringContaining(words) as string }) as Warning;
