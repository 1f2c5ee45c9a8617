import { Field, Float, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import { ChildEntity, Column } from 'typeorm';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { OptionalLine, Prose, Within } from '../../../../platform/graphql/validators.ts';
import { registerEnum } from '../../../../platform/graphql/enum.ts';
import { CalendarDate } from '../../../../platform/graphql/scalars.ts';
import { nodeConnectionOf } from '../lists/node-connection.model.ts';
import { TreeNode } from '../tree-node.model.ts';
import { Observation, Prototype, SuccessCriterion } from './experiment-parts.model.ts';

const LEARNING_QUESTIONS = {
  MEANINGFUL_PROBLEM: 'Is the problem real, and does it matter?',
  WANT_TO_TRY: 'Do people want to try the solution?',
  BUILD_PREDICTABLY: 'Can we predict how long it takes to build?',
  EASY_TO_LEARN: 'Can people learn to use it?',
  KEEP_USING: 'Do people keep using it?',
} as const;
const SCOPES = {
  ASSUMPTION: 'Tests one or more assumptions.',
  WHOLE_SOLUTION: 'Tests the solution as a whole.',
} as const;
const VERDICTS = {
  SUPPORTED: 'What was observed meets the criterion.',
  REFUTED: 'What was observed misses the criterion.',
  INCONCLUSIVE: 'What was observed neither meets nor misses the criterion.',
} as const;
const DECISIONS = {
  PERSEVERE: 'Go on with the solution.',
  PIVOT: 'Go on with another solution that followed from this one.',
  KILL: 'Give the solution up.',
} as const;
export type LearningQuestion = keyof typeof LEARNING_QUESTIONS;
export type ExperimentScope = keyof typeof SCOPES;
export type Verdict = keyof typeof VERDICTS;
export type ExperimentDecision = keyof typeof DECISIONS;

/** Question that an experiment should answer, as an enum. */
export const LearningQuestionEnum = registerEnum(
  'LearningQuestion',
  'Question that an experiment should answer; teams ask them in this order (Patton).',
  LEARNING_QUESTIONS,
);
const ExperimentScopeEnum = registerEnum('ExperimentScope', 'What an experiment tests.', SCOPES);
/** Verdict, as an enum. */
export const VerdictEnum = registerEnum(
  'Verdict',
  'Result of an experiment, measured against its criterion.',
  VERDICTS,
);
/** Decision after an experiment, as an enum. */
export const ExperimentDecisionEnum = registerEnum('ExperimentDecision', 'Decision after an experiment.', DECISIONS);

/** An assumption test: the smallest piece of work that gives an answer. */
@ObjectType({ implements: () => [TreeNode] })
@ChildEntity('EXPERIMENT')
@RequiresScope('tree:read')
export class Experiment extends TreeNode {
  /** Question that the experiment should answer; null while not set. */
  @Column('text', { nullable: true })
  @Field(() => LearningQuestionEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(LEARNING_QUESTIONS))
  learningQuestion: LearningQuestion | null;

  /** Method, such as "smoke test" or "interview", up to 100 characters; null while not set. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine(100)
  method: string | null;

  /** Whether it tests assumptions or the whole solution; null while not set. */
  @Column('text', { nullable: true })
  @Field(() => ExperimentScopeEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(SCOPES))
  scope: ExperimentScope | null;

  /** Hypothesis to test, up to 2,000 characters; null while not set. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(2000)
  hypothesis: string | null;

  /** Result that must be observed for the hypothesis to be supported; null while not set. */
  @Column('jsonb', { nullable: true })
  @Field(() => SuccessCriterion, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => SuccessCriterion)
  successCriterion: SuccessCriterion | null;

  /**
   * Expected probability of meeting the criterion, 0 to 1, estimated before the experiment starts. The first value written
   * is compared with the verdict. Null when not estimated.
   */
  @Column('float8', { nullable: true })
  @Field(() => Float, { nullable: true })
  @Within(0, 1)
  expectedSupport: number | null;

  /** Prototype that is shown to people; null when there is none. */
  @Column('jsonb', { nullable: true })
  @Field(() => Prototype, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => Prototype)
  prototype: Prototype | null;

  /** Day on which the experiment started, null before. When it begins to run without a day, today in the workspace is set. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  startedOn: string | null;

  /** Day by which the experiment should be concluded; null when not set. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  dueOn: string | null;

  /** Day on which the experiment was concluded, null before. When it is concluded without a day, today in the workspace is set. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  concludedOn: string | null;

  /** Observed result; null while there is none. */
  @Column('jsonb', { nullable: true })
  @Field(() => Observation, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => Observation)
  observation: Observation | null;

  /** Verdict on the observation, measured against the criterion; null while there is none. */
  @Column('text', { nullable: true })
  @Field(() => VerdictEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(VERDICTS))
  verdict: Verdict | null;

  /** Decision that followed; null while there is none. */
  @Column('text', { nullable: true })
  @Field(() => ExperimentDecisionEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(DECISIONS))
  decision: ExperimentDecision | null;

  /** What the team learnt, up to 2,000 characters; null while there is nothing yet. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(2000)
  learning: string | null;
}

/** One page of experiments. */
export const ExperimentConnection = nodeConnectionOf<Experiment>(() => Experiment, 'Experiment');
