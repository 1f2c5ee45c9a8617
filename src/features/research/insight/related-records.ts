import { EVERYTHING, type MayKeep } from '../../../domain/research/participant/consent.ts';
import type { Warning } from '../../../domain/warning.ts';
import type { LinkEvidence } from '../evidence/evidence-ingest.model.ts';

/** The records that belong to an incoming insight. */
export interface RelatedRecords {
  /** Participant whose words or doings the insight tells of; null where it names none. */
  readonly participantId: string | null;
  /** Digest of the name under which it names the participant; null where it names none. */
  readonly participantDigest: string | null;
  /** Account of the insight, or else of its participant; null where neither has one. */
  readonly accountId: string | null;
  /** Interview in which the insight was heard; null where it names none. */
  readonly interviewId: string | null;
  /** Whether the participant was erased: then nothing that tells of them is kept. */
  readonly isErased: boolean;
  /** What stands in the place of the insight's name, because its participant was erased; null where the name may be kept. */
  readonly storedName: string | null;
  /** What the participant's consent lets keep of the insight. */
  readonly mayKeep: MayKeep;
  /** Evidence that the insight is, by its links. */
  readonly evidence: readonly LinkEvidence[];
  /** What the sender should know of all these, with paths from the insight. */
  readonly warnings: readonly Warning[];
}

/** Records of an insight that names none. */
export const NO_RELATED_RECORDS: RelatedRecords = {
  participantId: null,
  participantDigest: null,
  accountId: null,
  interviewId: null,
  isErased: false,
  storedName: null,
  mayKeep: EVERYTHING,
  evidence: [],
  warnings: [],
};
