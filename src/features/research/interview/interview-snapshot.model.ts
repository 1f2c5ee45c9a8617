import { Field, HideField, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Bookkeeping, Personal, SubjectBy } from '../../../platform/change-log/personal.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Lines, Text, WebAddress } from '../../../platform/graphql/validators.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { QUOTE_ORIGINS, type QuoteOrigin, QuoteOriginEnum } from '../../tree/node/kinds/opportunity.model.ts';

const FEELINGS = {
  GOOD: 'It went well, or felt so.',
  NEUTRAL: 'Neither well nor badly.',
  BAD: 'It went badly, or felt so.',
};
type Feeling = keyof typeof FEELINGS;
const FeelingEnum = registerEnum(
  'ExperienceFeeling',
  'How a step of a story felt to the person who told it.',
  FEELINGS,
);

/** Most facts, steps, opportunities or learnings of a snapshot. Chosen: a snapshot is read at a glance. */
export const MOST_ON_SNAPSHOT = 20;

/** The words by which people will remember a conversation. */
@ObjectType()
@InputType('MemorableQuoteInput', {})
@RequiresScope('insight:read')
export class MemorableQuote {
  /** The words, 1 to 1,000 characters. */
  @Text({ max: 1_000, lines: true })
  text: string;

  /** How close they are to what was said. */
  @Field(() => QuoteOriginEnum)
  @IsIn(Object.keys(QUOTE_ORIGINS))
  origin: QuoteOrigin;
}

/** One step of the story that was told. */
@ObjectType()
@InputType('ExperienceStepInput', {})
@RequiresScope('insight:read')
export class ExperienceStep {
  /** What happened, 1 to 300 characters. */
  @Text({ max: 300 })
  step: string;

  /** Moment of the outcome's experience map that it belongs to; null where it belongs to none. */
  @Field(() => ID, { nullable: true })
  momentId: string | null;

  /** How it felt; null if not stated. */
  @Field(() => FeelingEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(FEELINGS))
  feeling: Feeling | null;
}

/** An interview on one page (Torres, Continuous Discovery Habits, 2021): what a team remembers it by. */
@ObjectType({ implements: () => [Node] })
@Entity('interview_snapshot')
@RequiresScope('insight:read')
@SubjectBy({ property: 'interviewId', of: 'Interview' })
export class InterviewSnapshot extends VersionedRow implements Node {
  /** Interview that it is of. */
  @Column('uuid')
  @HideField()
  interviewId: string;

  /** Address of a picture of the participant, http or https; null where there is none, and where consent does not cover it. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @IsOptional()
  @WebAddress()
  @Personal('recordings', { copies: 'NAMES' })
  photoUrl: string | null;

  /** What to know of the participant, such as "two adults, a baby"; up to 20 of up to 300 characters. */
  @Column('text', { array: true })
  @Field(() => [String])
  @AtMost(MOST_ON_SNAPSHOT)
  @Lines(MOST_ON_SNAPSHOT, 300)
  @Personal('notes', { copies: 'NAMES' })
  quickFacts: string[];

  /** The words to remember it by; null where none were chosen, and where consent does not cover them. */
  @Column('jsonb', { nullable: true })
  @Field(() => MemorableQuote, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => MemorableQuote)
  @Personal('quotes', { members: ['text'] })
  memorableQuote: MemorableQuote | null;

  /** The story, step by step; up to 20. */
  @Column('jsonb')
  @Field(() => [ExperienceStep])
  @AtMost(MOST_ON_SNAPSHOT)
  @ArrayMaxSize(MOST_ON_SNAPSHOT)
  @ValidateNested({ each: true })
  @Type(() => ExperienceStep)
  @Personal('notes', { members: ['step'] })
  experienceSteps: ExperienceStep[];

  /** Opportunities that were heard of, in their order; up to 20. */
  @Column('uuid', { array: true })
  @HideField()
  opportunityIds: string[];

  /** What else was learnt, that is no opportunity; up to 20 of up to 1,000 characters. */
  @Column('text', { array: true })
  @Field(() => [String])
  @AtMost(MOST_ON_SNAPSHOT)
  @Lines(MOST_ON_SNAPSHOT, 1_000)
  @Personal('notes', { copies: 'NAMES' })
  otherLearnings: string[];

  /** Properties that people have set: what a source sends of them is left out. */
  @Bookkeeping()
  @Column('text', { array: true })
  @HideField()
  setByPeople: string[];
}
