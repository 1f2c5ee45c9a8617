import { Injectable } from '@nestjs/common';
import { MergeFollowers } from '../../tree/node/merge-followers.action.ts';
import { AnswerStore } from './answer.store.ts';

/** What people answered of an opportunity follows when it is merged into another. */
@Injectable()
export class MergeFollowing {
  constructor(followers: MergeFollowers, store: AnswerStore) {
    followers.add((fromId, intoId) => store.follow(fromId, intoId));
  }
}
