import { ArgsType, Field, HideField, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import { type Refusal, refusal } from '../../../domain/refusal.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Text } from '../../../platform/graphql/validators.ts';
import { connectionOf, PageArgs } from '../../../platform/paging/connection.model.ts';
import type { Caller } from '../../../platform/request/request.ts';

/** What somebody remarked about a node. */
@ObjectType({ implements: () => [Node] })
@Entity('comment')
@RequiresScope('tree:read')
export class Comment extends VersionedRow implements Node {
  /** Node that it is about. */
  @HideField()
  @Column('uuid')
  nodeId: string;

  /** What was remarked, 1 to 2,000 characters, line breaks allowed; plain text. */
  @Column('text')
  @Text({ max: 2000, lines: true })
  text: string;

  /** Person who wrote it; null where a key wrote for itself. */
  @HideField()
  @Column('uuid', { nullable: true })
  authorId: string | null;

  /** Key that wrote it for itself; null where a person wrote. */
  @HideField()
  @Column('uuid', { nullable: true })
  authorKeyId: string | null;

  /** Name that the person, or else the key, had when it was written. */
  @Column('text')
  authorName: string;
}

/** Does whoever asks speak as its author? A person speaks through any key that acts for them, a key for itself only. */
const isAuthor = ({ authorId, authorKeyId }: Comment, { onBehalfOf, keyId }: Caller): boolean =>
  authorId === null ? onBehalfOf === null && keyId === authorKeyId : onBehalfOf === authorId;

/** May the comment be reworded? By its author only: whoever reads a name reads their words. */
export const checkRewording = (comment: Comment, caller: Caller): Refusal[] =>
  isAuthor(comment, caller)
    ? []
    : [refusal('NOT_AUTHOR', { author: comment.authorName, what: 'reword this comment' }, ['id'])];

/** May the comment be taken away? By its author, and by whoever manages the workspace. */
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
export const CommentConnection = connectionOf<Comment>(() => Comment, 'Comment');

/** Which comments. */
@ArgsType()
export class CommentArgs extends PageArgs {
  /** Only what was written at this instant or later; null for no such bound. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Only what was written before this instant; null for no such bound. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;
}
