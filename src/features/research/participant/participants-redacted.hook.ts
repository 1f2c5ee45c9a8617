import { Injectable } from '@nestjs/common';
import { Hook } from '../../../platform/hook/hook.ts';

/** Participants of whom something was removed. */
export interface RedactedParticipants {
  readonly participantIds: readonly string[];
  /** Their insights, all of which are locked. */
  readonly insightIds: readonly string[];
}

/** Fires when something that these participants said was removed from the rows. Subscribers bring up to date what follows from it. */
@Injectable()
export class ParticipantsRedacted extends Hook<RedactedParticipants> {}
