import { Injectable } from '@nestjs/common';
import { MergeFollowers } from '../tree/merge-followers.action.ts';
import { SurveyAnswerStore } from './survey-answer.store.ts';

/** What people answered of an opportunity follows when it is merged into another. */
@Injectable()
export class SurveyFollowingAction {
  constructor(followers: MergeFollowers, store: SurveyAnswerStore) {
    followers.add((fromId, intoId) => store.follow(fromId, intoId));
  }
}
