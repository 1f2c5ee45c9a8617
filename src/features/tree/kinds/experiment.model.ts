import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { ChildEntity, Column } from 'typeorm';
import { Needs } from '../../../platform/access/needs.ts';
import { OptionalLine, Prose, Text } from '../../../platform/graphql/checks.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';
import { TreeNode } from '../tree-node.model.ts';

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
const MEDIA = {
  PAPER: 'Drawn on paper.',
  SLIDES: 'Shown as slides.',
  CLICKABLE: 'Clicked through, with nothing behind it.',
  CODED: 'Written as code.',
  LIVE_DATA: 'Run on real data.',
  WIZARD_OF_OZ: 'Looks real; people do the work behind it.',
} as const;
const FIDELITIES = {
  LOW: 'Far from the real thing.',
  MEDIUM: 'Half way there.',
  HIGH: 'Close to the real thing.',
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
const VerdictEnum = registerEnum('Verdict', 'What was observed against the criterion.', VERDICTS);
const ExperimentDecisionEnum = registerEnum('ExperimentDecision', 'What was decided after an experiment.', DECISIONS);
const PrototypeMediumEnum = registerEnum('PrototypeMedium', 'What a prototype is made of.', MEDIA);
const FidelityEnum = registerEnum('Fidelity', 'How close a prototype comes to the real thing.', FIDELITIES);

/** What is shown to people, and how close it comes to the real thing on each of three axes. */
@ObjectType()
@InputType('PrototypeInput', {})
export class Prototype {
  /** What it is made of. */
  @Field(() => PrototypeMediumEnum)
  @IsIn(Object.keys(MEDIA))
  medium: keyof typeof MEDIA;

  /** How close it looks. */
  @Field(() => FidelityEnum)
  @IsIn(Object.keys(FIDELITIES))
  visual: keyof typeof FIDELITIES;

  /** How real its data are. */
  @Field(() => FidelityEnum)
  @IsIn(Object.keys(FIDELITIES))
  data: keyof typeof FIDELITIES;

  /** How much of it works. */
  @Field(() => FidelityEnum)
  @IsIn(Object.keys(FIDELITIES))
  functional: keyof typeof FIDELITIES;
}

/** What must be observed for the hypothesis to hold. */
@ObjectType()
@InputType('SuccessCriterionInput', {})
export class SuccessCriterion {
  /** In words, 1 to 500 characters. */
  @Text({ max: 500 })
  text: string;

  /** How many must do so at least, from 0; null where it is not counted. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  atLeast: number | null;

  /** Of how many, from 1; null where it is not counted. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  of: number | null;
}

/** What was observed. */
@ObjectType()
@InputType('ObservationInput', {})
export class Observation {
  /** In words, 1 to 2,000 characters. */
  @Text({ max: 2000, lines: true })
  text: string;

  /** How many did so, from 0; null where it was not counted. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  count: number | null;

  /** Of how many, from 1; null where it was not counted. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  of: number | null;
}

/** An assumption test: the smallest thing that tells. */
@ObjectType({ implements: () => [TreeNode] })
@ChildEntity('EXPERIMENT')
@Needs('tree:read')
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

  /** What is shown to people; null where nothing is. */
  @Column('jsonb', { nullable: true })
  @Field(() => Prototype, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => Prototype)
  prototype: Prototype | null;

  /** Day on which it started; null before. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  startedOn: string | null;

  /** Day by which it is to be over; null where none was set. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  dueOn: string | null;

  /** Day on which it ended; null before. */
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
