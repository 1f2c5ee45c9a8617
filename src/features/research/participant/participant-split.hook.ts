import { Injectable } from '@nestjs/common';
import { Hook } from '../../../platform/hook/hook.ts';

/** Names that one participant hands over to a new one, by which their records are found. */
export interface SplitNames {
  /** Participant who stays. */
  readonly participantId: string;
  /** The new participant. */
  readonly splitId: string;
  /** Digests of the names. */
  readonly digests: readonly string[];
  /** Systems in which the participant who stays has no name left: what such a system sent without a digest goes over too. */
  readonly systems: readonly string[];
}

/** Fires when names of a participant go over to a new one. Subscribers hand over what was recorded under these names. */
@Injectable()
export class ParticipantSplit extends Hook<SplitNames> {}
