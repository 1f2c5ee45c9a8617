import { invalid, type Refusal, refusal } from '../../refusal.ts';
import type { FactorInput } from './check-score.ts';
import { withoutNoise } from '../../foundation/text/figure.ts';
import { ulwick } from './models/ulwick.ts';
import type { ScoreInterval } from './score-interval.ts';
import type { ScoringModel } from './scoring-model.ts';
import type { SurveyFigures } from '../../research/survey/survey-score.ts';

/** Input of a score that is to come from survey answers. */
export interface ScoreFromSurvey {
  readonly model: ScoringModel;
  /** Segment whose respondents count; null for all respondents. */
  readonly segment: string | null;
  /** Inputs of factors; there must be none. */
  readonly inputs: readonly FactorInput[];
  /** Instant for which the score is to hold; null for now, the only one allowed, because answers are counted now. */
  readonly recordedAt: Date | null;
}

/**
 * Checks that figures of a survey may be recorded as a score: the model is Ulwick's, neither inputs nor an instant are
 * given as well, and enough respondents answered.
 */
export function checkFromSurvey(
  { model, segment, inputs, recordedAt }: ScoreFromSurvey,
  { n, missing }: Pick<SurveyFigures, 'n' | 'missing'>,
): Refusal[] {
  const others = `Survey answers tell the factors of ${ulwick.name} (ULWICK), not of ${model.name}.`;
  const asked = segment === null ? 'this opportunity' : `this opportunity in the segment "${segment}"`;
  return [
    ...(model.key === ulwick.key ? [] : [invalid(others, ['fromSurvey'])]),
    ...(inputs.length === 0 ? [] : [invalid('The factors come from the survey: leave inputs out.', ['inputs'])]),
    ...(recordedAt === null
      ? []
      : [invalid('A score from a survey holds for now, when its answers are counted.', ['recordedAt'])]),
    ...(missing === null
      ? []
      : [
          refusal(
            'NOT_APPLICABLE',
            { problem: n === 0 ? `Nobody answered a survey about ${asked}.` : `${missing} That is about ${asked}.` },
            segment === null ? ['fromSurvey'] : ['fromSurvey', 'segment'],
          ),
        ]),
  ];
}

/** Factors of Ulwick's model from figures of a survey; not known where too few answered. */
export const factorsOf = ({ importance, satisfaction }: SurveyFigures): FactorInput[] => [
  { factor: 'importance', value: importance },
  { factor: 'satisfaction', value: satisfaction },
];

/** Interval from the survey for a score with this value, which it always includes; null without figures. */
export const surveyedInterval = ({ low, high }: SurveyFigures, value: number | null): ScoreInterval | null =>
  low === null || high === null || value === null
    ? null
    : { low: Math.min(withoutNoise(low), value), high: Math.max(withoutNoise(high), value), exact: true };
