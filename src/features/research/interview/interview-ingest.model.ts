import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsIn, IsOptional, ValidateIf, ValidateNested } from 'class-validator';
import type { MayKeep } from '../../../domain/research/participant/consent.ts';
import type { Warning } from '../../../domain/warning.ts';
import { Line, NotAhead } from '../../../platform/graphql/validators.ts';
import { IngestedSnapshotInput, InterviewWordsInput } from './interview-input.model.ts';
import { type InterviewKind, InterviewKindEnum, MOST_PRESENT } from './interview.model.ts';

/** The interview that an insight was heard in, and what its source says of it; what is left out stays as known. */
@InputType()
export class IngestedInterviewInput extends InterviewWordsInput {
  /** What the interview is called in the source system, 1 to 200 characters; the same id is the same interview. */
  @Line()
  externalId: string;

  /** Instant at which it took place, UTC, not in the future; when the insight occurred where a new one leaves it out. */
  @Field(() => Date, { nullable: true })
  @IsOptional()
  @NotAhead()
  heldAt?: Date | null;

  /** What sort of session it was; by the insight's kind where a new one leaves it out. */
  @Field(() => InterviewKindEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(InterviewKindEnum))
  kind?: InterviewKind | null;

  /** Persons of the team who were present, each once, up to 20. Those who are not there are left out, with a warning. */
  @Field(() => [ID], { nullable: true })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @ArrayUnique()
  @ArrayMaxSize(MOST_PRESENT)
  attendeeIds?: string[] | null;

  /** What it is remembered by; what the participants' consent does not cover is not kept, with a warning. */
  @Field(() => IngestedSnapshotInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => IngestedSnapshotInput)
  snapshot?: IngestedSnapshotInput | null;
}

/** An interview as an item names it. */
export interface InterviewMention {
  /** Which interview is meant, and what the source says of it. */
  readonly interview: IngestedInterviewInput;
  /** Kind of a new interview, where the source names none. */
  readonly kind: InterviewKind;
  /** Instant of a new interview, where the source names none. */
  readonly occurredAt: Date;
  /** Instant at which the source last changed the item; null where it does not say. */
  readonly sourceUpdatedAt: Date | null;
  /** Participant of the item, who took part in the interview; null where the item names none. */
  readonly participantId: string | null;
  /** Whether the participant was erased: then no name of the interview is kept but a digest. */
  readonly isErased: boolean;
  /** What the participant's consent lets keep. */
  readonly mayKeep: MayKeep;
}

/** The interview that an item names. */
export interface MentionedInterview {
  /** Id of the interview. */
  readonly id: string;
  /** What the sender should know, with paths from the interview. */
  readonly warnings: readonly Warning[];
}
