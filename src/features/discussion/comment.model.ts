import { ArgsType, Field, HideField, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import { Needs } from '../../platform/access/needs.ts';
import { Node, VersionedRow } from '../../platform/database/row.model.ts';
import { Text } from '../../platform/graphql/checks.ts';
import { connectionOf, PageArgs } from '../../platform/graphql/connection.model.ts';

/** What somebody remarked about a node. */
@ObjectType({ implements: () => [Node] })
@Entity('comment')
@Needs('tree:read')
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

  /** Name that the person, or else the key, had when it was written. */
  @Column('text')
  authorName: string;
}

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
