import { Field, ID, InputType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import { KANO_ANSWERS, type KanoAnswer as KanoAnswerKey } from '../../../domain/research/survey/kano.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { Answer, AnswerIngestItemInput } from './answer.model.ts';

const KanoAnswerEnum = registerEnum(
  'KanoAnswer',
  'What a respondent says of having something, or of not having it.',
  KANO_ANSWERS,
);

/** How one respondent feels about a solution if it is there, and if it is not. */
@Entity('kano_answer')
export class KanoAnswer extends Answer {
  @Column('uuid')
  solutionId: string;

  /** How they feel if it is there. */
  @Column('text')
  functional: KanoAnswerKey;

  /** How they feel if it is not. */
  @Column('text')
  dysfunctional: KanoAnswerKey;
}

/** How one respondent feels about a solution if it is there, and if it is not. */
@InputType()
export class KanoAnswerIngestItemInput extends AnswerIngestItemInput {
  /** Solution that was asked about. */
  @Field(() => ID)
  solutionId: string;

  /** How the respondent feels if it is there. */
  @Field(() => KanoAnswerEnum)
  functional: KanoAnswerKey;

  /** How the respondent feels if it is not there. */
  @Field(() => KanoAnswerEnum)
  dysfunctional: KanoAnswerKey;
}
