import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, Max, MaxDate, Min } from 'class-validator';
import { Column, Entity } from 'typeorm';
import type { ArrivalStatus } from '../../domain/ingestion/arrival.ts';
import { KANO_ANSWERS, KANO_CLASSES, type KanoAnswer, type KanoClass } from '../../domain/scoring/models/kano.ts';
import type { UlwickBand } from '../../domain/scoring/models/ulwick.ts';
import { AtMost, Needs } from '../../platform/access/needs.ts';
import { Row } from '../../platform/database/row.model.ts';
import { Line, OptionalLine } from '../../platform/graphql/checks.ts';
import { registerEnum } from '../../platform/graphql/enum.ts';
import { UserError } from '../../platform/graphql/payload.model.ts';

/** Most answers of one push. */
export const MOST_ANSWERS = 500;
/** Most segments that are shown, those with most people first. Chosen: nobody compares more. */
export const MOST_SEGMENTS = 50;
/** How far ahead of ours a clock may be, in milliseconds. Chosen: far more than clocks differ, far less than a day. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** What one person answered of one node; never shown by itself, only counted. */
@Entity('survey_answer')
export class SurveyAnswer extends Row {
  /** Opportunity or solution that was asked about. */
  @Column('uuid')
  nodeId: string;

  /** System that sent it. */
  @Column('text')
  sourceSystem: string;

  /** What the answer is called there, with its sort. */
  @Column('text')
  naturalKey: string;

  /** Digest by which answers of one person are known, and nothing else of them. */
  @Column('text')
  respondent: string;

  /** Segment that the person belongs to; null where none was named. */
  @Column('text', { nullable: true })
  segment: string | null;

  /** How important it is, 1 to 5; null where a solution was asked about. */
  @Column('smallint', { nullable: true })
  importance: number | null;

  /** How satisfied the person is today, 1 to 5; null where a solution was asked about. */
  @Column('smallint', { nullable: true })
  satisfaction: number | null;

  /** How the person feels if it is there; null where an opportunity was asked about. */
  @Column('text', { nullable: true })
  functional: KanoAnswer | null;

  /** How the person feels if it is not there; null where an opportunity was asked about. */
  @Column('text', { nullable: true })
  dysfunctional: KanoAnswer | null;

  /** Instant it was answered, UTC; the latest of a person counts. */
  @Column('timestamptz')
  answeredAt: Date;
}

const KanoAnswerEnum = registerEnum(
  'KanoAnswer',
  'How somebody feels about having something, or about not having it.',
  KANO_ANSWERS,
);
const KanoClassEnum = registerEnum('KanoClass', 'What a solution is to somebody, by both answers.', KANO_CLASSES);
const UlwickBandEnum = registerEnum('UlwickBand', "Band of Ulwick's opportunity score, 0 to 20.", {
  EXTREME: 'Above 15: extremely underserved.',
  HIGH: 'Above 12, up to 15: highly underserved.',
  SOLID: 'Above 10, up to 12: a solid opportunity.',
  LOW: 'Up to 10: served well enough.',
} satisfies Record<UlwickBand, string>);

/** What became of a pushed answer. */
export type AnswerStatus = ArrivalStatus | 'REJECTED';
const AnswerStatusEnum = registerEnum('SurveyAnswerStatus', 'What became of a pushed answer.', {
  CREATED: 'It was not known and has been added.',
  UPDATED: 'It was known with another state, which this one replaced.',
  UNCHANGED: 'It was known just so.',
  STALE: 'A later answer of this name is known; this one was left out.',
  REJECTED: 'It has a fault, named in `errors`; nothing of it was kept.',
} satisfies Record<AnswerStatus, string>);

/** What every answer says, whatever was asked. */
@InputType({ isAbstract: true })
export class AnsweredInput {
  /** What the answer is called in its source system, 1 to 200 characters; by it the answer is known again. */
  @Line()
  externalId: string;

  /** Whoever answered, as the source knows them, 1 to 200 characters; kept as a digest only. */
  @Line()
  respondent: string;

  /** Segment that they belong to, 1 to 200 characters; null where none is known. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  segment?: string | null;

  /** Instant it was answered; not in the future. An older one never replaces a later one of the same name. */
  @Field(() => Date)
  @MaxDate(() => new Date(Date.now() + CLOCKS_DIFFER_MS), { message: 'answeredAt must not lie in the future' })
  answeredAt: Date;
}

/** How important an opportunity is to somebody, and how satisfied they are today. */
@InputType()
export class SurveyAnswerInput extends AnsweredInput {
  /** Opportunity that was asked about. */
  @Field(() => ID)
  opportunityId: string;

  /** How important it is, 1 not at all to 5 very. */
  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(5)
  importance: number;

  /** How satisfied they are with how it is met today, 1 not at all to 5 very. */
  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(5)
  satisfaction: number;
}

/** How somebody feels about having a solution, and about not having it. */
@InputType()
export class KanoAnswerInput extends AnsweredInput {
  /** Solution that was asked about. */
  @Field(() => ID)
  solutionId: string;

  /** How they feel if it is there. */
  @Field(() => KanoAnswerEnum)
  @IsIn(Object.keys(KANO_ANSWERS))
  functional: KanoAnswer;

  /** How they feel if it is not there. */
  @Field(() => KanoAnswerEnum)
  @IsIn(Object.keys(KANO_ANSWERS))
  dysfunctional: KanoAnswer;
}

/** What became of one item of a push. */
@ObjectType()
export class SurveyAnswerReceipt {
  /** Place of the item in the input, from 0. */
  @Field(() => Int)
  index: number;

  /** What the answer is called in its source system. */
  externalId: string;

  /** What became of it. */
  @Field(() => AnswerStatusEnum)
  status: AnswerStatus;

  /** Why it was rejected, with paths from the input's top; empty unless it was. */
  @Field(() => [UserError])
  @AtMost(10)
  errors: readonly UserError[];

  /** What its sender should know though it was kept, one sentence each; at most 3. */
  @Field(() => [String])
  @AtMost(3)
  warnings: readonly string[];
}

/** Between what the score of all whom one could have asked lies, in 95 of 100 surveys like this one. */
@ObjectType()
export class SurveyInterval {
  /** Lower end, in points. */
  low: number;

  /** Upper end, in points. */
  high: number;
}

/** Ulwick's opportunity score of what people answered; all figures are null where too few did. */
@ObjectType()
@Needs('tree:read')
export class SurveyScore {
  /** Segment whose answers these are; null where everybody's are. */
  @Field(() => String, { nullable: true })
  segment: string | null;

  /** How many people answered, each counted once by their latest answer. */
  @Field(() => Int)
  n: number;

  /** Tenths of them who called it important (4 or 5 of 5), 0 to 10. */
  @Field(() => Float, { nullable: true })
  importance: number | null;

  /** Tenths of the same people who are satisfied (4 or 5 of 5), 0 to 10. */
  @Field(() => Float, { nullable: true })
  satisfaction: number | null;

  /** Importance + max(importance − satisfaction, 0), 0 to 20 points. */
  @Field(() => Float, { nullable: true })
  score: number | null;

  /** 95 % interval of the score, people drawn again with both their answers (percentile bootstrap, Efron 1979). */
  @Field(() => SurveyInterval, { nullable: true })
  interval: SurveyInterval | null;

  /** Band of the score. */
  @Field(() => UlwickBandEnum, { nullable: true })
  band: UlwickBand | null;

  /** Whether more people are satisfied than call it important. */
  @Field(() => Boolean, { nullable: true })
  overserved: boolean | null;

  /** The arithmetic in words, a line a step; empty without figures. */
  @Field(() => [String])
  @AtMost(5)
  steps: readonly string[];

  /** Why there are no figures, in a sentence; null where there are. */
  @Field(() => String, { nullable: true })
  withheld: string | null;
}

/** How many people a solution is of one class to. */
@ObjectType()
export class KanoCount {
  /** What it is to them. */
  @Field(() => KanoClassEnum)
  kanoClass: KanoClass;

  /** How many people. */
  @Field(() => Int)
  count: number;
}

/** What a solution is to those who answered, after Kano; no figures where too few did. */
@ObjectType()
@Needs('tree:read')
export class Kano {
  /** Segment whose answers these are; null where everybody's are. */
  @Field(() => String, { nullable: true })
  segment: string | null;

  /** How many people answered, each counted once by their latest answer. */
  @Field(() => Int)
  n: number;

  /** How many people it is of each class to; every class once, empty without figures. */
  @Field(() => [KanoCount])
  @AtMost(6)
  counts: readonly KanoCount[];

  /** Share it would satisfy, (A + O) ÷ (A + O + M + I), 0 to 1; null where nobody's answer tells. */
  @Field(() => Float, { nullable: true })
  better: number | null;

  /** Share its absence would dissatisfy, −(O + M) ÷ (A + O + M + I), −1 to 0; null where nobody's answer tells. */
  @Field(() => Float, { nullable: true })
  worse: number | null;

  /** Class of most people; several where they tie, none without figures. */
  @Field(() => [KanoClassEnum])
  @AtMost(6)
  leading: readonly KanoClass[];

  /** Why there are no figures, in a sentence; null where there are. */
  @Field(() => String, { nullable: true })
  withheld: string | null;
}
