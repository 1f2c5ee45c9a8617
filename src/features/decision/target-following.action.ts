import { Injectable } from '@nestjs/common';
import { MergeFollowers } from '../tree/merge-followers.action.ts';
import { TargetStore } from './target.store.ts';

/** Targets follow their opportunity when it is merged into another. */
@Injectable()
export class TargetFollowing {
  constructor(followers: MergeFollowers, store: TargetStore) {
    followers.add((fromId, intoId) => store.follow(fromId, intoId));
  }
}
