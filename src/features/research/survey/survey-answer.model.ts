import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { Answer, AnswerIngestItemInput } from './answer.model.ts';

/** How important one respondent called an opportunity, and how satisfied they are with it today. */
@Entity('survey_answer')
export class SurveyAnswer extends Answer {
  @Column('uuid')
  opportunityId: string;

  /** From 1, not at all, to 5, very. */
  @Column('int')
  importance: number;

  /** From 1, not at all, to 5, very. */
  @Column('int')
  satisfaction: number;
}

/** How important one respondent calls an opportunity, and how satisfied they are with it today. */
@InputType()
export class SurveyAnswerIngestItemInput extends AnswerIngestItemInput {
  /** Opportunity that was asked about; one that was merged stands for the one it was merged into. */
  @Field(() => ID)
  opportunityId: string;

  /** How important it is to the respondent, from 1, not at all, to 5, very. */
  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(5)
  importance: number;

  /** How satisfied the respondent is with it today, from 1, not at all, to 5, very. */
  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(5)
  satisfaction: number;
}
