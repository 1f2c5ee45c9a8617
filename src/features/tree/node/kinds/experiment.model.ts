import { Field, Float, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import { ChildEntity, Column } from 'typeorm';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { OptionalLine, Prose, Within } from '../../../../platform/graphql/validators.ts';
import { registerEnum } from '../../../../platform/graphql/enum.ts';
import { CalendarDate } from '../../../../platform/graphql/scalars.ts';
import { TreeNode } from '../tree-node.model.ts';
import { Observation, Prototype, SuccessCriterion } from './experiment-parts.model.ts';

const LEARNING_QUESTIONS = {
  MEANINGFUL_PROBLEM: 'Is the problem real, and does it matter?',
  WANT_TO_TRY: 'Do people want to try the solution?',
  BUILD_PREDICTABLY: 'Can we build it in a time that we can tell?',
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
  INCONCLUSIVE: 'What was observed tells neither.',
} as const;
const DECISIONS = {
  PERSEVERE: 'Go on with the solution.',
  PIVOT: 'Go on with another solution that came of it.',
  KILL: 'Give the solution up.',
} as const;
export type LearningQuestion = keyof typeof LEARNING_QUESTIONS;
export type ExperimentScope = keyof typeof SCOPES;
export type Verdict = keyof typeof VERDICTS;
export type ExperimentDecision = keyof typeof DECISIONS;

const LearningQuestionEnum = registerEnum(
  'LearningQuestion',
  'What an experiment is to tell; asked in this order (Patton).',
  LEARNING_QUESTIONS,
);
const ExperimentScopeEnum = registerEnum('ExperimentScope', 'What an experiment tests.', SCOPES);
/** Verdict, as an enum. */
export const VerdictEnum = registerEnum('Verdict', 'What was observed against the criterion.', VERDICTS);
const ExperimentDecisionEnum = registerEnum('ExperimentDecision', 'What was decided after an experiment.', DECISIONS);

/** An assumption test: the smallest thing that tells. */
@ObjectType({ implements: () => [TreeNode] })
@ChildEntity('EXPERIMENT')
@RequiresScope('tree:read')
export class Experiment extends TreeNode {
  /** What it is to tell; null while nobody said. */
  @Column('text', { nullable: true })
  @Field(() => LearningQuestionEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(LEARNING_QUESTIONS))
  learningQuestion: LearningQuestion | null;

  /** How it is done, such as "smoke test" or "interview", up to 100 characters; null while nobody said. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine(100)
  method: string | null;

  /** Whether it tests assumptions or the whole solution; null while nobody said. */
  @Column('text', { nullable: true })
  @Field(() => ExperimentScopeEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(SCOPES))
  scope: ExperimentScope | null;

  /** What is believed, up to 2,000 characters; null while nobody said. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(2000)
  hypothesis: string | null;

  /** What must be observed for the hypothesis to hold; null while nobody said. */
  @Column('jsonb', { nullable: true })
  @Field(() => SuccessCriterion, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => SuccessCriterion)
  successCriterion: SuccessCriterion | null;

  /**
   * How likely it is held to meet its criterion, as a share from 0 to 1, said before it starts; what is written first is
   * compared with the verdict. Null where nobody said.
   */
  @Column('float8', { nullable: true })
  @Field(() => Float, { nullable: true })
  @Within(0, 1)
  expectedSupport: number | null;

  /** What is shown to people; null where nothing is. */
  @Column('jsonb', { nullable: true })
  @Field(() => Prototype, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => Prototype)
  prototype: Prototype | null;

  /** Day on which it started; today's in the workspace when it begins to run and no other was named, null before. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  startedOn: string | null;

  /** Day by which it is to be over; null where none was set. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  dueOn: string | null;

  /** Day on which it ended; today's in the workspace when it is concluded and no other was named, null before. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  concludedOn: string | null;

  /** What was observed; null before. */
  @Column('jsonb', { nullable: true })
  @Field(() => Observation, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => Observation)
  observation: Observation | null;

  /** What was observed against the criterion; null before. */
  @Column('text', { nullable: true })
  @Field(() => VerdictEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(VERDICTS))
  verdict: Verdict | null;

  /** What was decided; null before. */
  @Column('text', { nullable: true })
  @Field(() => ExperimentDecisionEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(DECISIONS))
  decision: ExperimentDecision | null;

  /** What was learnt, up to 2,000 characters; null before. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(2000)
  learning: string | null;
}
