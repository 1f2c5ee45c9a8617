import { Field, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Column } from 'typeorm';
import { Personal, SubjectBy } from '../../../platform/change-log/personal.ts';
import { VersionedRow } from '../../../platform/database/row.model.ts';
import { Bookkeeping } from '../../../platform/change-log/personal.ts';
import { Line, NotAhead, OptionalLine } from '../../../platform/graphql/validators.ts';

/** Longest name of a segment, in characters. Chosen: room for a name, not for a description. */
export const LONGEST_SEGMENT = 100;

/** What every row of an answer has. The API shows counts of answers, never a row. */
@SubjectBy({ digest: 'respondent' })
export abstract class Answer extends VersionedRow {
  /** System that sent it. */
  @Column('text')
  sourceSystem: string;

  /** What tells it from the other answers of its system. */
  @Bookkeeping()
  @Column('text')
  naturalKey: string;

  /** Digest of the respondent: it tells which answers are one person's, and not whose. */
  @Column('text')
  respondent: string;

  /** Segment in which it was given, capitals count; null where it names none. */
  @Column('text', { nullable: true })
  @Personal('identity', { isLogged: true, copies: 'NAMES' })
  segment: string | null;

  /** Instant at which it was given, UTC. */
  @Column('timestamptz')
  answeredAt: Date;
}

/** What every ingested answer says. */
@InputType({ isAbstract: true })
export abstract class AnswerIngestItemInput {
  /** What the answer is called in its source system, 1 to 200 characters; without it, it is known by respondent, node, segment and `answeredAt`. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  externalId?: string | null;

  /** What the person who answered is called in the source system, 1 to 200 characters; kept as a digest only. */
  @Field(() => String)
  @Line()
  respondent: string;

  /** Segment that the respondent belongs to, 1 to 100 characters, capitals count; null to count in no segment, but among all. */
  @Field(() => String, { nullable: true })
  @OptionalLine(LONGEST_SEGMENT)
  segment?: string | null;

  /** Instant at which it was answered, UTC; may lie long back, but not in the future. */
  @Field(() => Date)
  @NotAhead()
  answeredAt: Date;

  /** Instant at which the source last changed it, UTC; an older state never replaces a newer one. Left out, it is that of its arrival. */
  @Field(() => Date, { nullable: true })
  @IsOptional()
  @NotAhead()
  sourceUpdatedAt?: Date | null;
}
