import type { Elicitation } from '../insight/elicitation.ts';
import type { InsightKind } from '../insight/insight-kind.ts';

/** How much a piece of evidence can carry, strongest first (house rule after Gilad and Torres). Ordinal: never summed. */
export const EVIDENCE_CLASSES = {
  STRONG: 'Behaviour that was observed, a metric or a test.',
  MEDIUM: 'A story of a particular time.',
  WEAK: 'An unprompted request or a general answer.',
  SPECULATIVE: 'A wish, or what somebody would do if.',
} as const;

/** How much a piece of evidence can carry. */
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

/** Class of what an insight says, unless somebody says otherwise: by how it was brought about, or else by where it is from. */
export const classOf = (kind: InsightKind, elicitation: Elicitation | null): EvidenceClass =>
  elicitation === null ? (OF_KIND[kind] ?? 'WEAK') : OF_ELICITATION[elicitation];
