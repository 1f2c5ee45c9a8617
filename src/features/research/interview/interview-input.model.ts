import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsInt, IsOptional, Min, ValidateIf, ValidateNested } from 'class-validator';
import { inputOf, optionalFields } from '../../../platform/graphql/input.model.ts';
import { InterviewSnapshot, MOST_ON_SNAPSHOT } from './interview-snapshot.model.ts';
import { MOST_QUESTIONS } from './interview-template.model.ts';
import { Interview, InterviewAnswerInput, MOST_PRESENT } from './interview.model.ts';

/** What was answered, as part of whatever tells of an interview. */
@InputType({ isAbstract: true })
class AnswersInput {
  /** What was answered to the template's questions, each once, up to 30; answers given replace all before. */
  @Field(() => [InterviewAnswerInput], { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @ArrayMaxSize(MOST_QUESTIONS)
  @ArrayUnique(({ questionKey }: InterviewAnswerInput) => questionKey)
  @ValidateNested({ each: true })
  @Type(() => InterviewAnswerInput)
  answers?: InterviewAnswerInput[];
}

/** What was said and for what, the same from people and from source systems. What is left out stays as it is, null clears. */
@InputType({ isAbstract: true })
export class InterviewWordsInput extends inputOf(
  AnswersInput,
  optionalFields(Interview, ['durationMinutes', 'templateKey', 'recordingUrl', 'notes']),
) {
  /** Outcome that it was sought for; null where for none in particular. */
  @Field(() => ID, { nullable: true })
  outcomeId?: string | null;

  /** Product that it was about; null where about none in particular. */
  @Field(() => ID, { nullable: true })
  productId?: string | null;

  /** Team that sought it; null if not stated: then the teams of those who attended count. */
  @Field(() => ID, { nullable: true })
  teamId?: string | null;
}

/** Part of whatever a person says of an interview. */
@InputType({ isAbstract: true })
export class InterviewFields extends InterviewWordsInput {
  /** Who took part, each once, up to 20; those given replace all before. One that took place has at least one. */
  @Field(() => [ID], { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @ArrayUnique()
  @ArrayMaxSize(MOST_PRESENT)
  participantIds?: string[];

  /** Persons of the team who were present, each once, up to 20; those given replace all before. */
  @Field(() => [ID], { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @ArrayUnique()
  @ArrayMaxSize(MOST_PRESENT)
  attendeeIds?: string[];
}

/** What an interview is remembered by. What is left out stays as it is, null clears; a list given replaces the one before. */
@InputType({ isAbstract: true })
export class InterviewSnapshotFields extends optionalFields(InterviewSnapshot, [
  'photoUrl',
  'quickFacts',
  'memorableQuote',
  'experienceSteps',
  'otherLearnings',
]) {
  /** Opportunities that were heard of, each once, up to 20. */
  @Field(() => [ID], { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @ArrayUnique()
  @ArrayMaxSize(MOST_ON_SNAPSHOT)
  opportunityIds?: string[];
}

/** What an interview is remembered by, told along with an insight. */
@InputType()
export class IngestedSnapshotInput extends InterviewSnapshotFields {}

/** Of which interview, and what to remember it by. */
@InputType()
export class InterviewSnapshotSetInput extends InterviewSnapshotFields {
  /** Interview that it is of. */
  @Field(() => ID)
  interviewId: string;

  /** Version of the snapshot that the caller knows; null while there is none. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  expectedVersion?: number | null;
}
