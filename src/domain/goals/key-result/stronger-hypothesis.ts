/** What is known of a hypothesis about an impact when it is compared with another one about the same key result. */
export interface ComparedHypothesis {
  readonly verdict: string | null;
  readonly expectedSize: number | null;
  readonly confidence: number | null;
}

/**
 * Whether one hypothesis is stronger than another: it is settled and the other is not, or else it says how much and the
 * other does not, or else it is held with more confidence. Of equals neither is.
 */
export function isStrongerHypothesis(one: ComparedHypothesis, other: ComparedHypothesis): boolean {
  const strength = ({ verdict, expectedSize, confidence }: ComparedHypothesis): readonly number[] => [
    verdict === null ? 0 : 1,
    expectedSize === null ? 0 : 1,
    confidence ?? -1,
  ];
  const [ours, theirs] = [strength(one), strength(other)];
  const at = ours.findIndex((value, index) => value !== theirs[index]);
  return at >= 0 && (ours[at] ?? 0) > (theirs[at] ?? 0);
}
