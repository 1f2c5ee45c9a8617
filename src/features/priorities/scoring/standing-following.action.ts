import { Injectable } from '@nestjs/common';
import { TreeFollowers } from '../../tree/node/tree-followers.action.ts';
import { StandingStore } from './standing.store.ts';

/** Where nodes stand follows when the tree changes. */
@Injectable()
export class StandingFollowing {
  constructor(followers: TreeFollowers, store: StandingStore) {
    followers.add((topIds) => store.follow(topIds));
  }
}
