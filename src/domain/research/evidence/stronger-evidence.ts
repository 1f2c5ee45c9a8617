import { EVIDENCE_CLASSES, type EvidenceClass } from './evidence-class.ts';

/** What is known of a piece of evidence when it is compared with another one of the same insight. */
export interface ComparedEvidence {
  readonly class: EvidenceClass;
  /** Instant at which it was taken back; null while it counts. */
  readonly withdrawnAt: Date | null;
}

const ORDER = Object.keys(EVIDENCE_CLASSES);

/** Whether one piece of evidence is stronger than another: it counts and the other does not, or else its class is higher. */
export function isStrongerEvidence(one: ComparedEvidence, other: ComparedEvidence): boolean {
  const [counts, others] = [one.withdrawnAt === null, other.withdrawnAt === null];
  return counts === others ? ORDER.indexOf(one.class) < ORDER.indexOf(other.class) : counts;
}
