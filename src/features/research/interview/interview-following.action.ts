import { Injectable } from '@nestjs/common';
import { SubjectExportReader } from '../participant/subject-export.reader.ts';
import { RedactParticipantAction } from '../participant/redact-participant.action.ts';
import { MergeFollowers } from '../../tree/node/merge-followers.action.ts';
import { InterviewSnapshot } from './interview-snapshot.model.ts';
import { Interview, InterviewGuest } from './interview.model.ts';
import { SnapshotStore } from './snapshot.store.ts';

/** Words of interviews go when somebody who took part withdraws or is erased; opportunities heard of follow merges. */
@Injectable()
export class InterviewFollowing {
  constructor(
    silence: RedactParticipantAction,
    held: SubjectExportReader,
    merges: MergeFollowers,
    store: SnapshotStore,
  ) {
    const present = { model: InterviewGuest, property: 'participantId', gives: 'interviewId' };
    held.add(
      { model: InterviewGuest, property: 'participantId' },
      { model: Interview, property: 'id', through: present },
      { model: InterviewSnapshot, property: 'interviewId', through: present },
    );
    silence.add((participantIds) => store.silence(participantIds));
    merges.add((fromId, intoId) => store.follow(fromId, intoId));
  }
}
