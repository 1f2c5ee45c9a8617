import { Field, HideField, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsDate, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Column, Entity } from 'typeorm';
import type { Elicitation } from '../../../domain/research/insight/elicitation.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Bookkeeping, Personal, Subject, SubjectBy } from '../../../platform/change-log/personal.ts';
import { Node, Row, VersionedRow } from '../../../platform/database/row.model.ts';
import { Line, OptionalLine, Prose, Text, WebAddress } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { ElicitationEnum } from './elicitation.model.ts';
import { MOST_QUESTIONS } from './interview-template.model.ts';

const INTERVIEW_KINDS = {
  INTERVIEW: 'A conversation that a team sought.',
  OBSERVATION: 'A visit where people do the work.',
  USABILITY: 'A session in which people tried the product or a prototype.',
};
const INTERVIEW_STATUSES = {
  PLANNED: 'Is to take place at the instant that is entered.',
  HELD: 'Took place, with the people who are entered as present.',
  CANCELLED: 'Was called off, or no participant came.',
};
/** What sort of session it is. */
export type InterviewKind = keyof typeof INTERVIEW_KINDS;
/** Whether a session took place. */
export type InterviewStatus = keyof typeof INTERVIEW_STATUSES;
export const InterviewKindEnum = registerEnum('InterviewKind', 'What sort of session it is.', INTERVIEW_KINDS);
export const InterviewStatusEnum = registerEnum('InterviewStatus', 'Whether it took place.', INTERVIEW_STATUSES);
/** Whether a kind of insight is a kind of session. */
export const isInterviewKind = (kind: string): kind is InterviewKind => Object.hasOwn(INTERVIEW_KINDS, kind);

/** Most participants, and most attendees, of one session. Chosen: more than that is an event, not a conversation. */
export const MOST_PRESENT = 20;

/** What was answered to one question. */
@ObjectType()
@RequiresScope('insight:read')
export class InterviewAnswer {
  /** Key of the question in the template that was followed. */
  questionKey: string;

  /** The question as it read when the answer was written down. */
  question: string;

  /** How the answer was brought about: a wish is HYPOTHETICAL, and speculative as evidence. */
  @Field(() => ElicitationEnum)
  elicitation: Elicitation;

  /** What was answered, up to 5,000 characters. */
  text: string;
}

/** What was answered to one question of the template. */
@InputType()
export class InterviewAnswerInput {
  /** Key of the question in the interview's template. */
  @Line(50)
  questionKey: string;

  /** What was answered, 1 to 5,000 characters. */
  @Text({ max: 5_000, lines: true })
  text: string;
}

/** Kind under which the clocks of interviews are kept. */
export const INTERVIEW_CLOCK = 'INTERVIEW';

/** A session with customers or users: an interview, a visit or a usability test. */
@ObjectType({ implements: () => [Node] })
@Entity('interview')
@RequiresScope('insight:read')
@SubjectBy({ namedBy: 'InterviewGuest', as: 'interviewId' })
export class Interview extends VersionedRow implements Node {
  /** Instant at which it took place or is to, UTC. */
  @Column('timestamptz')
  @IsDate()
  heldAt: Date;

  /** How long it took, in minutes, 1 to 1,440; null if not stated. */
  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_440)
  durationMinutes: number | null;

  /** What sort of session it is. */
  @Column('text')
  @Field(() => InterviewKindEnum)
  @IsIn(Object.keys(INTERVIEW_KINDS))
  kind: InterviewKind;

  /** Whether it took place. */
  @Column('text')
  @Field(() => InterviewStatusEnum)
  @IsIn(Object.keys(INTERVIEW_STATUSES))
  status: InterviewStatus;

  /** Key of the template that was followed; null where none was. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine(50)
  templateKey: string | null;

  /** Where the recording is: an http or https address; null where there is none, and where consent does not cover it. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @IsOptional()
  @WebAddress()
  @Personal('recordings', { copies: 'NAMES' })
  recordingUrl: string | null;

  /** What was written down, up to 50,000 characters; null where nothing was, and where consent does not cover it. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(50_000)
  @Personal('notes')
  notes: string | null;

  /** What was answered to the template's questions, in their order; empty where nothing was, and where consent does not cover it. */
  @Column('jsonb')
  @Field(() => [InterviewAnswer])
  @AtMost(MOST_QUESTIONS)
  @Personal('notes', { members: ['text'] })
  answers: InterviewAnswer[];

  /** Outcome that it was sought for; null where for none in particular. */
  @Column('uuid', { nullable: true })
  @HideField()
  outcomeId: string | null;

  /** Product that it was about; null where about none in particular. */
  @Column('uuid', { nullable: true })
  @HideField()
  productId: string | null;

  /** Team that sought it; null where none is named. */
  @Column('uuid', { nullable: true })
  @HideField()
  teamId: string | null;

  /** System that told of it, such as a calendar; null where a person entered it. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine(50)
  sourceSystem: string | null;

  /** What it is called there, once in a system; null where a person entered it. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine()
  @Personal('identity', { isLogged: true, leaves: 'DIGEST', copies: 'NONE' })
  externalId: string | null;

  /** Instant at which its words were removed, because a participant withdrew consent or was erased; null while they are kept. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  redactedAt: Date | null;

  /** Properties that people have set, `attendeeIds` among them: what a source sends of them is left out. */
  @Bookkeeping()
  @Column('text', { array: true })
  @HideField()
  setByPeople: string[];

  /** Participants whom people took off the interview: no source enters them again. */
  @Bookkeeping()
  @Column('uuid', { array: true })
  @HideField()
  removedGuestIds: string[];
}

/** One page of interviews. */
export const InterviewConnection = countedConnectionOf<Interview>(() => Interview, 'Interview');

/** A participant of an interview. */
@Entity('interview_guest')
@Subject('participantId')
export class InterviewGuest extends Row {
  /** Interview that the participant took part in. */
  @Column('uuid')
  interviewId: string;

  /** Participant as they were entered, also where they were merged later. */
  @Column('uuid')
  participantId: string;
}

/** A person of the team who was present, with the role and the teams of the day on which they were entered. */
@Entity('interview_attendee')
export class InterviewAttendee extends Row {
  /** Interview at which the person was present. */
  @Column('uuid')
  interviewId: string;

  /** Person who was present. */
  @Column('uuid')
  personId: string;

  /** Role that the person had. */
  @Column('text')
  role: string;

  /** Teams that the person was a member of. */
  @Column('uuid', { array: true })
  teamIds: string[];
}
