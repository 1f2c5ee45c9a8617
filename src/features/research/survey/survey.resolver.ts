import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { kano, type KanoAnswer } from '../../../domain/research/survey/kano.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Solution } from '../../tree/node/kinds/solution.model.ts';
import { Kano, SegmentKano } from './kano.model.ts';
import { SegmentArgs, SegmentSurveyScore, SurveyScore } from './survey-score.model.ts';
import { type Cell, type Counted, lastAnswered, surveyed, SurveyReader } from './survey.reader.ts';

/** Answers the survey score of an opportunity. */
@Resolver(() => Opportunity)
export class SurveyScoreResolver {
  constructor(private readonly reader: SurveyReader) {}

  @ResolveField(() => SurveyScore, {
    description:
      "Ulwick's opportunity score from survey answers, with its interval, among all respondents and segment by segment.",
  })
  async surveyScore(@Parent() { id }: Opportunity, @Args() { segments }: SegmentArgs): Promise<SurveyScore> {
    return figuresOf(await this.reader.counted('survey', id, segments ?? null), surveyed) satisfies {
      overall: SegmentSurveyScore;
    };
  }
}

/** Answers what a solution is to people after Kano. */
@Resolver(() => Solution)
export class KanoResolver {
  constructor(private readonly reader: SurveyReader) {}

  @ResolveField(() => Kano, {
    description: 'What the solution is to people after Kano, among all respondents and segment by segment.',
  })
  async kano(@Parent() { id }: Solution, @Args() { segments }: SegmentArgs): Promise<Kano> {
    return figuresOf(await this.reader.counted('kano', id, segments ?? null), (cells) =>
      kano(
        cells.map(({ first, second, respondents }) => ({
          functional: first as KanoAnswer,
          dysfunctional: second as KanoAnswer,
          respondents,
        })),
      ),
    ) satisfies { overall: SegmentKano };
  }
}

/** Figures of counted answers, among all and segment by segment. */
function figuresOf<Figures>(
  { overall, segments, segmentCount }: Counted,
  figures: (cells: readonly Cell[]) => Figures,
) {
  const of = (segment: string | null, cells: readonly Cell[]) => ({
    segment,
    ...figures(cells),
    lastAnsweredAt: lastAnswered(cells),
  });
  return {
    overall: of(null, overall),
    segments: segments.map(({ segment, cells }) => of(segment, cells)),
    segmentCount,
  };
}
