import type { Elicitation } from '../insight/elicitation.ts';
import type { InsightKind } from '../insight/insight-kind.ts';

/**
 * Classes of evidence by how strong it is, strongest first (house rule after Gilad and Torres). Ordinal: never summed.
 */
export const EVIDENCE_CLASSES = {
  STRONG: 'Behaviour that was observed, a metric or a test.',
  MEDIUM: 'A story of a particular time.',
  WEAK: 'An unprompted request or a general answer.',
  SPECULATIVE: 'A wish, or what somebody would do if.',
} as const;

/** Key of a class of evidence. */
export type EvidenceClass = keyof typeof EVIDENCE_CLASSES;

const OF_ELICITATION: Readonly<Record<Elicitation, EvidenceClass>> = {
  STORY: 'MEDIUM',
  SCRIPTED: 'WEAK',
  UNPROMPTED: 'WEAK',
  OBSERVED: 'STRONG',
  HYPOTHETICAL: 'SPECULATIVE',
};
const OF_KIND: Partial<Record<InsightKind, EvidenceClass>> = {
  OBSERVATION: 'STRONG',
  USABILITY: 'STRONG',
  METRIC: 'STRONG',
};

/** Default class of an insight as evidence: by its elicitation, or by its kind where the elicitation is null. */
export const classOf = (kind: InsightKind, elicitation: Elicitation | null): EvidenceClass =>
  elicitation === null ? (OF_KIND[kind] ?? 'WEAK') : OF_ELICITATION[elicitation];
