import { Injectable } from '@nestjs/common';
import { MergeFollowers } from '../../tree/node/merge-followers.action.ts';
import { KeyResultStore } from './key-result.store.ts';

/** What key results know of an opportunity follows when it is merged into another. */
@Injectable()
export class MergeFollowing {
  constructor(followers: MergeFollowers, store: KeyResultStore) {
    followers.add(async (fromId, intoId) => {
      await store.linksFollow(fromId, intoId);
      await store.objectivesFollow(fromId, intoId);
    });
  }
}
