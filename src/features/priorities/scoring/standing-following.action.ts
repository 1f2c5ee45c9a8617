import { Injectable } from '@nestjs/common';
import { TreeFollowers } from '../../tree/node/tree-followers.action.ts';
import { RankingEntryStore } from './ranking-entry.store.ts';

/** Where nodes stand follows when the tree changes. */
@Injectable()
export class StandingFollowing {
  constructor(followers: TreeFollowers, store: RankingEntryStore) {
    followers.add((topIds) => store.updateFromTree(topIds));
  }
}
