import { Injectable } from '@nestjs/common';
import { MergeFollowers } from '../../tree/node/merge-followers.action.ts';
import { EvidenceStore } from './evidence.store.ts';

/** What speaks for or against an opportunity follows when it is merged into another. */
@Injectable()
export class MergeFollowing {
  constructor(followers: MergeFollowers, store: EvidenceStore) {
    followers.add((fromId, intoId) => store.follow(fromId, intoId));
  }
}
