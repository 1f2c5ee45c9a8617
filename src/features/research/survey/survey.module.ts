import { Module } from '@nestjs/common';
import { NodeModule } from '../../tree/node/node.module.ts';
import { AnswerStore } from './answer.store.ts';
import { AnswersPushAction } from './answers-push.action.ts';
import { AnswerIngestKinds } from './ingest-kind.action.ts';
import { MergeFollowing } from './merge-following.action.ts';
import { KanoAnswersPushMutation } from './mutations/kano-answers-push.mutation.ts';
import { SurveyAnswersPushMutation } from './mutations/survey-answers-push.mutation.ts';
import { SurveyReader } from './survey.reader.ts';
import { KanoResolver, SurveyScoreResolver } from './survey.resolver.ts';

/** What people answer of opportunities and solutions, and what it comes to after Ulwick and Kano. */
@Module({
  imports: [NodeModule],
  providers: [
    AnswerStore,
    AnswerIngestKinds,
    AnswersPushAction,
    MergeFollowing,
    SurveyReader,
    SurveyScoreResolver,
    KanoResolver,
    KanoAnswersPushMutation,
    SurveyAnswersPushMutation,
  ],
  exports: [SurveyReader],
})
export class SurveyModule {}
