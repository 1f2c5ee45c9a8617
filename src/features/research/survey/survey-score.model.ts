import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { UlwickBand } from '../../../domain/research/survey/ulwick-band.ts';
import { CHOSEN } from '../../../domain/research/chosen.ts';
import type { SurveyFigures } from '../../../domain/research/survey/survey-score.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

/** Most segments of one answer. */
export const MOST_SEGMENTS = CHOSEN.survey.mostSegments;

/** Which segments. */
@ArgsType()
export class SegmentArgs {
  /** Segments to tell, up to 20, in this order, capitals count; null for the 20 with most respondents, most first. */
  @Field(() => [String], { nullable: true })
  segments?: string[] | null;
}

const UlwickBandEnum = registerEnum('UlwickBand', "Band of Ulwick's opportunity score.", {
  EXTREME: 'Above 15 of 20 points: hardly anything is as much wanted and as badly served.',
  HIGH: 'Above 12 to 15 points: important, and served badly.',
  SOLID: 'Above 10 to 12 points: worth solving.',
  LOW: 'Up to 10 points: served well enough, or not important enough.',
} satisfies Record<UlwickBand, string>);

/** Ulwick's opportunity score among the respondents of one segment, or among all of them. Figures are null where fewer than 10 answered. */
@ObjectType()
@RequiresScope('tree:read')
export class SegmentSurveyScore implements SurveyFigures {
  /** Segment whose respondents are counted; null for all respondents, those without a segment among them. */
  @Field(() => String, { nullable: true })
  segment: string | null;

  /** Respondents, each counted once with their latest answer. */
  @Field(() => Int)
  n: number;

  /** Tenths of the respondents who answered 4 or 5 of 5 to how important it is, 0 to 10; null where too few answered. */
  @Field(() => Float, { nullable: true })
  importance: number | null;

  /** Tenths of the respondents who answered 4 or 5 of 5 to how satisfied they are today, 0 to 10; null where too few answered. */
  @Field(() => Float, { nullable: true })
  satisfaction: number | null;

  /** Importance and what satisfaction leaves open of it, in points from 0 to 20, unrounded; null where too few answered. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** Lower bound of the 95 % interval in points, by drawing respondents with both their answers; null where too few answered. */
  @Field(() => Float, { nullable: true })
  low: number | null;

  /** Upper bound of the 95 % interval in points; null where too few answered. */
  @Field(() => Float, { nullable: true })
  high: number | null;

  /** Whether the interval is rough, because fewer than 50 answered: it then holds the true score in at least 85, not in 95 of 100 surveys. Null where too few answered. */
  @Field(() => Boolean, { nullable: true })
  rough: boolean | null;

  /** Band that the value lies in; null where too few answered. */
  @Field(() => UlwickBandEnum, { nullable: true })
  band: UlwickBand | null;

  /** Bands that the interval reaches into, highest first; empty where too few answered. */
  @Field(() => [UlwickBandEnum])
  @AtMost(4)
  bandsReached: readonly UlwickBand[];

  /** Whether more respondents are satisfied than call it important; null where too few answered. */
  @Field(() => Boolean, { nullable: true })
  overserved: boolean | null;

  /** Instant of the latest answer counted, UTC; null if there is none. */
  @Field(() => Date, { nullable: true })
  lastAnsweredAt: Date | null;

  /** Why there are no figures, as a sentence with the number of respondents that it takes; null where there are. */
  @Field(() => String, { nullable: true })
  missing: string | null;
}

/** What a survey says of an opportunity after Ulwick: among all respondents, and segment by segment. */
@ObjectType()
@RequiresScope('tree:read')
export class SurveyScore {
  /** The score among all respondents, whatever their segment. Segments that differ hide in it: look at them first. */
  @Field(() => SegmentSurveyScore)
  overall: SegmentSurveyScore;

  /** The score segment by segment, at most 20. */
  @Field(() => [SegmentSurveyScore])
  @AtMost(MOST_SEGMENTS)
  segments: SegmentSurveyScore[];

  /** How many segments there are answers of. */
  @Field(() => Int)
  segmentCount: number;
}
