import { Module, type OnModuleInit } from '@nestjs/common';
import { MergeFollowers } from '../node/merge-followers.action.ts';
import { NodeModule } from '../node/node.module.ts';
import { CommentReader } from './comment.reader.ts';
import { CommentResolver, DiscussionResolver, OpenQuestionResolver } from './discussion.resolver.ts';
import { DiscussionStore } from './discussion.store.ts';
import { CommentCreateMutation } from './mutations/comment-create.mutation.ts';
import { CommentDeleteMutation } from './mutations/comment-delete.mutation.ts';
import { CommentUpdateMutation } from './mutations/comment-update.mutation.ts';
import { OpenQuestionAnswerMutation } from './mutations/open-question-answer.mutation.ts';
import { OpenQuestionAskMutation } from './mutations/open-question-ask.mutation.ts';
import { OpenQuestionUpdateMutation } from './mutations/open-question-update.mutation.ts';
import { OpenQuestionReader } from './open-question.reader.ts';

/** What people ask and remark about nodes of a tree. */
@Module({
  imports: [NodeModule],
  providers: [
    CommentReader,
    CommentResolver,
    DiscussionResolver,
    DiscussionStore,
    OpenQuestionReader,
    OpenQuestionResolver,
    CommentCreateMutation,
    CommentDeleteMutation,
    CommentUpdateMutation,
    OpenQuestionAnswerMutation,
    OpenQuestionAskMutation,
    OpenQuestionUpdateMutation,
  ],
})
export class DiscussionModule implements OnModuleInit {
  constructor(
    private readonly followers: MergeFollowers,
    private readonly store: DiscussionStore,
  ) {}

  onModuleInit(): void {
    this.followers.add((fromId, intoId) => this.store.follow(fromId, intoId));
  }
}
