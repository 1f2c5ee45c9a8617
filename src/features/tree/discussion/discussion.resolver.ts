import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { Connection } from '../../../platform/paging/connection.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { TreeNode } from '../node/tree-node.model.ts';
import { Comment, CommentArgs, CommentConnection } from './comment.model.ts';
import { CommentReader } from './comment.reader.ts';
import { MOST_QUESTIONS, OpenQuestion, OpenQuestionArgs, OpenQuestionConnection } from './open-question.model.ts';
import { OpenQuestionReader } from './open-question.reader.ts';

/** Answers what people ask and remark about a node. */
@Resolver(() => TreeNode)
export class DiscussionResolver {
  constructor(
    private readonly questions: OpenQuestionReader,
    private readonly remarks: CommentReader,
  ) {}

  @ResolveField(() => [OpenQuestion], {
    description: 'Questions about the node, oldest first, answered ones among them; up to 100.',
  })
  @AtMost(MOST_QUESTIONS)
  openQuestions(@Parent() { id }: TreeNode): Promise<OpenQuestion[]> {
    return this.questions.of(id);
  }

  @ResolveField(() => CommentConnection, { description: 'What people remarked about the node, latest first.' })
  comments(@Parent() { id }: TreeNode, @Args() args: CommentArgs): Promise<Connection<Comment>> {
    return this.remarks.page(id, args);
  }
}

/** Answers which questions there are, and about what. */
@Resolver(() => OpenQuestion)
export class OpenQuestionResolver {
  constructor(
    private readonly questions: OpenQuestionReader,
    private readonly read: RowReader,
  ) {}

  @Query(() => OpenQuestionConnection, {
    description: "The workspace's questions about nodes of its trees, oldest first.",
  })
  @RequiresScope('tree:read')
  openQuestions(@Args() args: OpenQuestionArgs): Promise<Connection<OpenQuestion>> {
    return this.questions.page(args);
  }

  @ResolveField(() => TreeNode, { description: 'Node that the question is about.' })
  node(@Parent() { nodeId }: OpenQuestion): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, nodeId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person who should find out; null while it is up to nobody.',
  })
  for(@Parent() { forId }: OpenQuestion): Promise<Person | null> {
    return this.read.byId(Person, forId);
  }
}

/** Answers who wrote a comment, and about what. */
@Resolver(() => Comment)
export class CommentResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => TreeNode, { description: 'Node that the comment is about.' })
  node(@Parent() { nodeId }: Comment): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, nodeId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person who wrote it; null where a key wrote for itself.',
  })
  author(@Parent() { authorId }: Comment): Promise<Person | null> {
    return this.read.byId(Person, authorId);
  }
}
