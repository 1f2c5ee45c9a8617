import { Injectable } from '@nestjs/common';
import { Hook } from '../../../platform/hook/hook.ts';

/**
 * Fires when nothing that these participants said may be read any more. Subscribers remove their words, names and media,
 * and leave what only counts the participants.
 */
@Injectable()
export class ParticipantsRedacted extends Hook<{ readonly participantIds: readonly string[] }> {}
