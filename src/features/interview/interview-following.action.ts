import { Injectable } from '@nestjs/common';
import { SilenceAction } from '../participant/silence.action.ts';
import { MergeFollowers } from '../tree/merge-followers.action.ts';
import { SnapshotStore } from './snapshot.store.ts';

/** Words of interviews go when somebody who took part withdraws or is erased; opportunities heard of follow merges. */
@Injectable()
export class InterviewFollowing {
  constructor(silence: SilenceAction, merges: MergeFollowers, store: SnapshotStore) {
    silence.add((participantIds) => store.silence(participantIds));
    merges.add((fromId, intoId) => store.follow(fromId, intoId));
  }
}
