import { Field, HideField, ID, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { type ItemRows, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Text } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';

/** Most questions of one node. Chosen: with more, people lose sight of the open ones. */
export const MOST_QUESTIONS = 100;

/** Where the questions of nodes stand. */
export const QUESTION_ROWS: ItemRows = { table: 'open_question', memberIds: ['node_id'] };

/** A question about a node that the team should answer. */
@ObjectType({ implements: () => [Node] })
@Entity('open_question')
@RequiresScope('tree:read')
export class OpenQuestion extends VersionedRow implements Node {
  /** Node that the question is about. */
  @HideField()
  @Column('uuid')
  nodeId: string;

  /** The question, 1 to 1,000 characters, line breaks allowed. */
  @Column('text')
  @Text({ max: 1000, lines: true })
  text: string;

  /** Person who should find the answer; null while no person is named. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  @IsOptional()
  forId: string | null;

  /** Day by which the question should be answered; null when it has no due day. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  @IsOptional()
  @IsString()
  dueOn: string | null;

  /** The answer, 1 to 2,000 characters, line breaks allowed; null while the question is open. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  answer: string | null;

  /** Instant of the last answer, UTC; null while the question is open. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  answeredAt: Date | null;
}

/** One page of questions. */
export const OpenQuestionConnection = countedConnectionOf<OpenQuestion>(() => OpenQuestion, 'OpenQuestion');
