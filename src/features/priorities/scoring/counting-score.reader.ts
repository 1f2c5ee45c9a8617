/**
 * Order, as SQL, in which the first score of a node, model and batch is the one that counts: an incomplete score never
 * replaces a complete one, and among equals the latest counts. Voided scores are to be left out.
 *
 * @param score alias of the score's row
 */
export const countingFirst = (score: string): string =>
  `(${score}.missing = '{}') DESC, ${score}.recorded_at DESC, ${score}.id DESC`;

/** Whether a score is not voided, as SQL for a boolean; voided scores count nowhere. */
export const isNotVoided = (score: string): string => `${score}.voided_at IS NULL`;
