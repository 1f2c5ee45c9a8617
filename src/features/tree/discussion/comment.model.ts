import { ArgsType, Field, HideField, InputType, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import { type Refusal, refusal } from '../../../domain/refusal.ts';
import { type ItemRows, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Text } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { listArgs } from '../../../platform/paging/list-args.model.ts';
import type { Caller } from '../../../platform/request/request.ts';

/** Where the comments on nodes stand. */
export const COMMENT_ROWS: ItemRows = { table: 'comment', memberIds: ['node_id'] };

/** A comment on a node. */
@ObjectType({ implements: () => [Node] })
@Entity('comment')
@RequiresScope('tree:read')
export class Comment extends VersionedRow implements Node {
  /** Node that the comment is about. */
  @HideField()
  @Column('uuid')
  nodeId: string;

  /** Text of the comment, plain text, 1 to 2,000 characters, line breaks allowed. */
  @Column('text')
  @Text({ max: 2000, lines: true })
  text: string;

  /** Person who wrote the comment; null when an API key wrote it for itself. */
  @HideField()
  @Column('uuid', { nullable: true })
  authorId: string | null;

  /** API key that wrote the comment for itself; null when a person wrote it. */
  @HideField()
  @Column('uuid', { nullable: true })
  authorKeyId: string | null;

  /** Name of the person, or else of the API key, at the time of writing. */
  @Column('text')
  authorName: string;
}

/** Whether the caller is the author. A person may use any key that acts for them; a key without a person is its own author. */
const isAuthor = ({ authorId, authorKeyId }: Comment, { onBehalfOf, keyId }: Caller): boolean =>
  authorId === null ? onBehalfOf === null && keyId === authorKeyId : onBehalfOf === authorId;

/** Refusals against changing the text. Only the author may do so: the words appear under the name of the author. */
export const checkRewording = (comment: Comment, caller: Caller): Refusal[] =>
  isAuthor(comment, caller)
    ? []
    : [refusal('NOT_AUTHOR', { author: comment.authorName, what: 'reword this comment' }, ['id'])];

/** Refusals against deleting the comment. The author may do so, and keys with the scope `admin`. */
export const checkRemoval = (comment: Comment, caller: Caller): Refusal[] =>
  isAuthor(comment, caller) || caller.scopes.has('admin')
    ? []
    : [
        refusal(
          'NOT_AUTHOR',
          { author: `${comment.authorName}, or a key with the scope admin,`, what: 'take this comment away' },
          ['id'],
        ),
      ];

/** One page of comments, latest first. */
export const CommentConnection = countedConnectionOf<Comment>(() => Comment, 'Comment');

/** Narrows a list of comments; what is left out narrows nothing. */
@InputType()
export class CommentFilter {
  /** Only comments written at this instant or later. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Only comments written before this instant. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;
}

/** Which comments on a node. */
@ArgsType()
export class CommentArgs extends listArgs({ filter: CommentFilter }) {}
