import { ArgsType, Field, HideField, ID, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { OptionalLine, Text } from '../../../platform/graphql/validators.ts';
import { connectionOf, PageArgs } from '../../../platform/paging/connection.model.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';

/** Most questions of one node. Chosen: with more, nobody knows what is open. */
export const MOST_QUESTIONS = 100;

/** Something about a node that somebody should find out. */
@ObjectType({ implements: () => [Node] })
@Entity('open_question')
@RequiresScope('tree:read')
export class OpenQuestion extends VersionedRow implements Node {
  /** Node that it is about. */
  @HideField()
  @Column('uuid')
  nodeId: string;

  /** What is asked, 1 to 1,000 characters, line breaks allowed. */
  @Column('text')
  @Text({ max: 1000, lines: true })
  text: string;

  /** Person who should find out; null while it is up to nobody. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  @OptionalLine()
  forId: string | null;

  /** Day by which it should be answered; null where there is no hurry. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  @IsOptional()
  @IsString()
  dueOn: string | null;

  /** What was found out, 1 to 2,000 characters, line breaks allowed; null while it is open. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  answer: string | null;

  /** Instant at which it was answered last, UTC; null while it is open. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  answeredAt: Date | null;
}

/** One page of questions. */
export const OpenQuestionConnection = connectionOf<OpenQuestion>(() => OpenQuestion, 'OpenQuestion');

/** Which questions. */
@ArgsType()
export class OpenQuestionArgs extends PageArgs {
  /** Only questions that this person should find out; null for anybody's. */
  @Field(() => ID, { nullable: true })
  forId?: string | null;

  /** Only answered questions, or only those that are open; null for both. */
  @Field(() => Boolean, { nullable: true })
  answered?: boolean | null;

  /** Only questions to be answered before this day; those without a day are left out then. Null for no such bound. */
  @Field(() => CalendarDate, { nullable: true })
  dueBefore?: string | null;

  /** Whether questions about nodes that are archived, or hang below one that is, are listed too. */
  @Field(() => Boolean, { defaultValue: false })
  archived: boolean;
}
