import { Field, InputType } from '@nestjs/graphql';
import type { StatusOf } from '../../../../domain/tree/node/node-kind.ts';
import { CalendarDate } from '../../../../platform/graphql/scalars.ts';
import {
  type ExperimentDecision,
  ExperimentDecisionEnum,
  type LearningQuestion,
  LearningQuestionEnum,
  type Verdict,
  VerdictEnum,
} from '../kinds/experiment.model.ts';
import { ExperimentStatusEnum } from '../kinds/status.model.ts';
import { NodeFilter } from './node-filter.model.ts';

/** Narrows a list of experiments; what is left out narrows nothing. */
@InputType()
export class ExperimentFilter extends NodeFilter {
  /** Only experiments in one of these statuses. */
  @Field(() => [ExperimentStatusEnum], { nullable: true })
  statuses?: StatusOf<'EXPERIMENT'>[] | null;

  /** Only experiments that should answer one of these questions. */
  @Field(() => [LearningQuestionEnum], { nullable: true })
  learningQuestions?: LearningQuestion[] | null;

  /** Only experiments with one of these verdicts. */
  @Field(() => [VerdictEnum], { nullable: true })
  verdicts?: Verdict[] | null;

  /** Only experiments after which one of these decisions was taken. */
  @Field(() => [ExperimentDecisionEnum], { nullable: true })
  decisions?: ExperimentDecision[] | null;

  /** True for experiments after which a decision was taken, false for those without; those that wait for one are CONCLUDED. */
  @Field(() => Boolean, { nullable: true })
  hasDecision?: boolean | null;

  /** Only experiments that should be concluded before this day; they are overdue when they are PLANNED or RUNNING. */
  @Field(() => CalendarDate, { nullable: true })
  dueBefore?: string | null;

  /** Only experiments that started before this day. */
  @Field(() => CalendarDate, { nullable: true })
  startedBefore?: string | null;
}
