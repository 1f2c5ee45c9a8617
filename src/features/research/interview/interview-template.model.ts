import { ArgsType, Field, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, Matches, ValidateNested } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { ELICITATIONS, type Elicitation } from '../../../domain/research/insight/elicitation.ts';
import type { TemplateQuestion } from '../../../domain/research/interview/interview-template.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ArchivableRow, Node } from '../../../platform/database/row.model.ts';
import { Line, Prose, Text } from '../../../platform/graphql/validators.ts';
import { ElicitationEnum } from './elicitation.model.ts';

/** Most questions of a template. Chosen: more than that is a questionnaire, not a conversation. */
export const MOST_QUESTIONS = 30;
/** Most own templates of a workspace that are in use. Chosen: people do not pick from a longer list. */
export const MOST_OWN_TEMPLATES = 50;

/** One question of a template. */
@ObjectType()
@InputType('InterviewQuestionInput', {})
@RequiresScope('insight:read')
export class InterviewQuestion implements TemplateQuestion {
  /** What answers name it by, once in a template: small letters, digits and dashes, up to 50 characters, such as "last-time". */
  @Matches(/^[a-z0-9][a-z0-9-]{0,49}$/, {
    message: '$property takes 1 to 50 small letters, digits and dashes, a letter or digit first',
  })
  key: string;

  /** The question, 1 to 500 characters. */
  @Text({ max: 500 })
  text: string;

  /** How what is answered was brought about: what it can prove depends on it; STORY for a particular time, HYPOTHETICAL for a wish. */
  @Field(() => ElicitationEnum)
  @IsIn(Object.keys(ELICITATIONS))
  elicitation: Elicitation;
}

/** A workspace's own list of questions to ask. */
@ObjectType({ implements: () => [Node] })
@Entity('own_interview_template')
@RequiresScope('insight:read')
export class OwnInterviewTemplate extends ArchivableRow implements Node {
  /** What interviews name it by, once in a workspace and never changed: small letters, digits and dashes, up to 50 characters. */
  @Column('text')
  @Matches(/^[a-z0-9][a-z0-9-]{0,49}$/, {
    message: '$property takes 1 to 50 small letters, digits and dashes, a letter or digit first',
  })
  key: string;

  /** What it is called, 1 to 200 characters. */
  @Column('text')
  @Line()
  name: string;

  /** When to use it and why, up to 2,000 characters; null if not stated. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  description: string | null;

  /** Its questions in the order in which they are asked, 1 to 30. */
  @Column('jsonb')
  @Field(() => [InterviewQuestion])
  @AtMost(MOST_QUESTIONS)
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_QUESTIONS)
  @ValidateNested({ each: true })
  @Type(() => InterviewQuestion)
  questions: InterviewQuestion[];
}

/** Questions that an interview can follow: one that every workspace has, or the workspace's own. */
@ObjectType()
@RequiresScope('insight:read')
export class InterviewTemplate {
  /** What interviews name it by; in capitals for those that every workspace has. */
  key: string;

  /** What it is called. */
  name: string;

  /** When to use it and why; null if not stated. */
  @Field(() => String, { nullable: true })
  description: string | null;

  /** Its questions in the order in which they are asked. */
  @Field(() => [InterviewQuestion])
  @AtMost(MOST_QUESTIONS)
  questions: readonly TemplateQuestion[];

  /** The workspace's own template behind it; null for those that every workspace has. */
  @Field(() => OwnInterviewTemplate, { nullable: true })
  own: OwnInterviewTemplate | null;
}

/** Which templates. */
@ArgsType()
export class InterviewTemplateArgs {
  /** Whether archived templates are listed too. */
  @Field(() => Boolean, { defaultValue: false })
  includeArchived: boolean;
}
