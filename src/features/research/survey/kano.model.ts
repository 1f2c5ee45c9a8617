import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  type Coefficient,
  KANO_CLASSES,
  type KanoClass,
  type KanoFigures,
} from '../../../domain/research/survey/kano.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { MOST_SEGMENTS } from './survey-score.model.ts';

const KanoClassEnum = registerEnum('KanoClass', 'What a solution is to a respondent, after Kano.', KANO_CLASSES);
const HOW_MANY_CLASSES = Object.keys(KANO_CLASSES).length;

/** How many respondents put a solution into a class. */
@ObjectType()
export class KanoCount {
  /** Class that their two answers make. */
  @Field(() => KanoClassEnum)
  kanoClass: KanoClass;

  /** Respondents, each counted once. */
  @Field(() => Int)
  count: number;
}

/** A coefficient of Kano's method with its 95 % interval. */
@ObjectType()
export class KanoCoefficient implements Coefficient {
  /** The share, unrounded: better 0 to 1, worse −1 to 0. */
  value: number;

  /** Lower bound of the 95 % interval, in the same range. */
  low: number;

  /** Upper bound of the 95 % interval, in the same range. */
  high: number;
}

/** What a solution is to the respondents of one segment, or to all of them. Figures are missing where fewer than 10 answered. */
@ObjectType()
@RequiresScope('tree:read')
export class SegmentKano implements KanoFigures {
  /** Segment whose respondents are counted; null for all respondents, those without a segment among them. */
  @Field(() => String, { nullable: true })
  segment: string | null;

  /** Respondents, each counted once with their latest answer. */
  @Field(() => Int)
  n: number;

  /** How many put it into each class, every class once; empty where too few answered. */
  @Field(() => [KanoCount])
  @AtMost(HOW_MANY_CLASSES)
  counts: readonly KanoCount[];

  /** Class of most respondents; several where they tie, empty where too few answered. */
  @Field(() => [KanoClassEnum])
  @AtMost(HOW_MANY_CLASSES)
  leading: readonly KanoClass[];

  /** Share that it would satisfy, of those whose answers are neither reverse nor questionable; null where those are fewer than 10. */
  @Field(() => KanoCoefficient, { nullable: true })
  better: Coefficient | null;

  /** Share that its absence would dissatisfy, as a negative figure, of the same; null where those are fewer than 10. */
  @Field(() => KanoCoefficient, { nullable: true })
  worse: Coefficient | null;

  /** Instant of the latest answer counted, UTC; null if there is none. */
  @Field(() => Date, { nullable: true })
  lastAnsweredAt: Date | null;

  /** What there are no figures for and how many respondents it takes, as a sentence; null where all are there. */
  @Field(() => String, { nullable: true })
  missing: string | null;
}

/** What a solution is to people after Kano: to all respondents, and segment by segment. */
@ObjectType()
@RequiresScope('tree:read')
export class Kano {
  /** What it is to all respondents, whatever their segment. Segments that differ hide in it: look at them first. */
  @Field(() => SegmentKano)
  overall: SegmentKano;

  /** What it is to the respondents of each segment, at most 20. */
  @Field(() => [SegmentKano])
  @AtMost(MOST_SEGMENTS)
  segments: SegmentKano[];

  /** How many segments there are answers of. */
  @Field(() => Int)
  segmentCount: number;
}
