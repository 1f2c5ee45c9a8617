import { invalid, type Refusal, refusal } from '../../refusal.ts';
import type { GivenFactor } from './check-score.ts';
import { settled } from '../../foundation/text/figure.ts';
import { ulwick } from './models/ulwick.ts';
import type { ScoreInterval } from './score-interval.ts';
import type { ScoringModel } from './scoring-model.ts';
import type { SurveyFigures } from '../../research/survey/survey-score.ts';

/** A score that somebody asks to be taken from survey answers. */
export interface AskedOfSurvey {
  readonly model: ScoringModel;
  /** Segment whose respondents count; null for all respondents. */
  readonly segment: string | null;
  /** Judgements given beside it; there are to be none. */
  readonly inputs: readonly GivenFactor[];
  /** Instant asked for; null for now, the only one for which answers can be counted. */
  readonly recordedAt: Date | null;
}

/**
 * May these figures be recorded as a score? Answers with every reason against: another model than Ulwick's, judgements or
 * an instant given beside, too few respondents. Empty means yes.
 */
export function checkFromSurvey(
  { model, segment, inputs, recordedAt }: AskedOfSurvey,
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

/** The judgements that figures of a survey come to, as Ulwick's model takes them; not known where too few answered. */
export const factorsOf = ({ importance, satisfaction }: SurveyFigures): GivenFactor[] => [
  { factor: 'importance', value: importance },
  { factor: 'satisfaction', value: satisfaction },
];

/** The interval that a score with this value takes from the survey; it always holds the value. Null without figures. */
export const surveyedInterval = ({ low, high }: SurveyFigures, value: number | null): ScoreInterval | null =>
  low === null || high === null || value === null
    ? null
    : { low: Math.min(settled(low), value), high: Math.max(settled(high), value) };
