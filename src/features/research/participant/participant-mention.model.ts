import type { MayKeep } from '../../../domain/research/participant/consent.ts';
import type { Warning } from '../../../domain/warning.ts';
import type { IngestedParticipantInput } from './participant-ingest.model.ts';

/** A participant as an item names them. */
export interface ParticipantMention {
  /** Who is meant, and what the source says of them. */
  readonly participant: IngestedParticipantInput;
  /** Instant at which the source last changed the item; null where it does not say. */
  readonly sourceUpdatedAt: Date | null;
  /** Whether the item is of the participant alone, so that even an empty one states something; left out where it only mentions them. */
  readonly isOwnItem?: boolean;
}

/** The participant whom an item names. */
export interface MentionedParticipant {
  /** Id of the participant. */
  readonly id: string;
  /** Id of the participant whose name it is by itself; another one where that one was merged into the participant. */
  readonly originalId: string;
  /** Digest of the name that the source system has for them; null where the item does not name them. */
  readonly digest: string | null;
  /** Account that the participant belongs to; null where none is known. */
  readonly accountId: string | null;
  /** Whether the participant was erased: then nothing that an item says of them is kept. */
  readonly isErased: boolean;
  /** What the participant's consent lets keep. */
  readonly mayKeep: MayKeep;
  /** Whether the item added or changed anything: the participant, one of their names, or their account. */
  readonly isChanged: boolean;
  /** Whether what the item says of the participant is older than what is known, and was left out. */
  readonly isStale: boolean;
  /** What the sender should know, with paths from the participant. */
  readonly warnings: readonly Warning[];
}
