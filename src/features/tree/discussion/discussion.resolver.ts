import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, CountedRows, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { TreeNode } from '../node/tree-node.model.ts';
import { NodeCounts } from '../node/tree.model.ts';
import { Comment, COMMENT_ROWS, CommentArgs, CommentConnection } from './comment.model.ts';
import { CommentReader } from './comment.reader.ts';
import { OpenQuestionArgs } from './open-question-args.model.ts';
import { MOST_QUESTIONS, OpenQuestion, OpenQuestionConnection, QUESTION_ROWS } from './open-question.model.ts';
import { OpenQuestionReader } from './open-question.reader.ts';

/** Resolves the questions and comments of a node. */
@Resolver(() => TreeNode)
export class DiscussionResolver {
  constructor(
    private readonly questions: OpenQuestionReader,
    private readonly commentReader: CommentReader,
  ) {}

  @ResolveField(() => [OpenQuestion], {
    description: 'Questions about the node, oldest first, answered ones included; up to 100.',
  })
  @AtMost(MOST_QUESTIONS)
  @CountedRows(QUESTION_ROWS)
  openQuestions(@Parent() { id }: TreeNode): Promise<OpenQuestion[]> {
    return this.questions.of(id);
  }

  @ResolveField(() => CommentConnection, { description: 'Comments on the node, latest first.' })
  @CountedRows(COMMENT_ROWS)
  comments(@Parent() { id }: TreeNode, @Args() args: CommentArgs): Promise<CountedConnection<Comment>> {
    return this.commentReader.page(id, args);
  }
}

/** Counts the questions and comments of a node. */
@Resolver(() => NodeCounts)
export class DiscussionCountsResolver {
  constructor(
    private readonly questions: OpenQuestionReader,
    private readonly commentReader: CommentReader,
  ) {}

  @ResolveField(() => Int, { description: 'Questions about the node itself that have no answer yet.' })
  openQuestions(@Parent() { nodeId }: NodeCounts): Promise<number> {
    return this.questions.count(nodeId);
  }

  @ResolveField(() => Int, { description: 'Comments on the node itself.' })
  comments(@Parent() { nodeId }: NodeCounts): Promise<number> {
    return this.commentReader.count(nodeId);
  }
}

/** Resolves the list of questions and their fields. */
@Resolver(() => OpenQuestion)
export class OpenQuestionResolver {
  constructor(
    private readonly questions: OpenQuestionReader,
    private readonly read: RowReader,
  ) {}

  @Query(() => OpenQuestionConnection, {
    description: "The workspace's questions about nodes of its trees, oldest first unless `orderBy` says otherwise.",
  })
  @RequiresScope('tree:read')
  openQuestions(@Args() args: OpenQuestionArgs): Promise<CountedConnection<OpenQuestion>> {
    return this.questions.page(args);
  }

  @ResolveField(() => TreeNode, { description: 'Node that the question is about.' })
  node(@Parent() { nodeId }: OpenQuestion): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, nodeId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person who should find the answer; null while no person is named.',
  })
  for(@Parent() { forId }: OpenQuestion): Promise<Person | null> {
    return this.read.byId(Person, forId);
  }
}

/** Resolves the questions that wait for a person. */
@Resolver(() => Person)
export class PersonQuestionsResolver {
  constructor(private readonly questions: OpenQuestionReader) {}

  @ResolveField(() => OpenQuestionConnection, {
    description: 'Questions that the person should answer, or has answered, oldest first.',
  })
  openQuestions(@Parent() { id }: Person, @Args() args: OpenQuestionArgs): Promise<CountedConnection<OpenQuestion>> {
    return this.questions.pageFor(id, args);
  }
}

/** Resolves the node and the author of a comment. */
@Resolver(() => Comment)
export class CommentResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => TreeNode, { description: 'Node that the comment is about.' })
  node(@Parent() { nodeId }: Comment): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, nodeId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person who wrote the comment; null when an API key wrote it for itself.',
  })
  author(@Parent() { authorId }: Comment): Promise<Person | null> {
    return this.read.byId(Person, authorId);
  }
}
