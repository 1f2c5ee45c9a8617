import type { MayKeep } from '../../../domain/research/participant/consent.ts';
import type { ParticipantIngestInput } from './participant-ingest.model.ts';

/** Somebody whom a pushed item names. */
export interface Named {
  readonly participant: ParticipantIngestInput;
  /** Instant at which the source last changed the item; null where it does not say. */
  readonly sourceUpdatedAt: Date | null;
}

/** Who an item turned out to be about. */
export interface Taken {
  /** The participant, merged ones followed. */
  readonly id: string;
  readonly accountId: string | null;
  readonly mayKeep: MayKeep;
  /** What the sender should know, one sentence each. */
  readonly warnings: readonly string[];
}
