import { Injectable } from '@nestjs/common';
import { MergeFollowers } from '../../tree/node/merge-followers.action.ts';
import { DecisionStore } from './decision.store.ts';
import { TargetStore } from './target.store.ts';

/** Targets and decisions follow an opportunity when it is merged into another. */
@Injectable()
export class MergeFollowing {
  constructor(followers: MergeFollowers, targets: TargetStore, decisions: DecisionStore) {
    followers.add(async (fromId, intoId) => {
      await targets.follow(fromId, intoId);
      await decisions.follow(fromId, intoId);
    });
  }
}
