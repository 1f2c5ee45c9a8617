import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { kano } from '../../domain/scoring/models/kano.ts';
import { surveyScore } from '../../domain/scoring/models/survey-score.ts';
import { AtMost, Needs } from '../../platform/access/needs.ts';
import { RowReader } from '../../platform/database/row.reader.ts';
import { Opportunity } from '../tree/kinds/opportunity.model.ts';
import { Solution } from '../tree/kinds/solution.model.ts';
import { Kano, MOST_SEGMENTS, SurveyScore } from './survey-answer.model.ts';
import { type CountedAnswers, SurveyReader } from './survey.reader.ts';

const SEGMENT = "Only answers of this segment; everybody's, and then each segment's, unless said.";

/** Answers what surveys say of needs and of solutions. */
@Resolver()
export class SurveyResolver {
  constructor(
    private readonly read: RowReader,
    private readonly surveys: SurveyReader,
  ) {}

  @Query(() => [SurveyScore], {
    nullable: true,
    description:
      "Ulwick's score of an opportunity from what people answered: everybody's first, then each segment's, largest first; null when there is no such opportunity.",
  })
  @Needs('tree:read')
  @AtMost(MOST_SEGMENTS + 1)
  async surveyScore(
    @Args('opportunityId', { type: () => ID, description: 'Opportunity that was asked about.' }) id: string,
    @Args('segment', { type: () => String, nullable: true, description: SEGMENT }) segment?: string | null,
  ): Promise<SurveyScore[] | null> {
    const opportunity = await this.read.byId(Opportunity, id);
    return opportunity && bySegment(await this.surveys.counted(opportunity.id), segment ?? null, surveyScore);
  }

  @Query(() => [Kano], {
    nullable: true,
    description:
      "What a solution is to those who answered, after Kano: everybody's answers first, then each segment's, largest first; null when there is no such solution.",
  })
  @Needs('tree:read')
  @AtMost(MOST_SEGMENTS + 1)
  async kano(
    @Args('solutionId', { type: () => ID, description: 'Solution that was asked about.' }) id: string,
    @Args('segment', { type: () => String, nullable: true, description: SEGMENT }) segment?: string | null,
  ): Promise<Kano[] | null> {
    const solution = await this.read.byId(Solution, id);
    return solution && bySegment(await this.surveys.counted(solution.id), segment ?? null, kano);
  }
}

function bySegment<Figures>(
  counted: readonly CountedAnswers[],
  only: string | null,
  figures: (answers: readonly CountedAnswers[]) => Figures,
): (Figures & { segment: string | null })[] {
  const of = (segment: string | null) => ({ segment, ...figures(peopleOf(counted, segment)) });
  if (only !== null) return [of(only)];
  const sizes = new Map<string, number>();
  for (const { segment, people } of counted)
    if (segment !== null) sizes.set(segment, (sizes.get(segment) ?? 0) + people);
  const largest = [...sizes].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
  return [of(null), ...largest.slice(0, MOST_SEGMENTS).map(([segment]) => of(segment))];
}

/** Each person's answers, of one segment or, for null, of everybody. */
const peopleOf = (counted: readonly CountedAnswers[], segment: string | null): CountedAnswers[] =>
  counted
    .filter((each) => segment === null || each.segment === segment)
    .flatMap((each) => Array.from({ length: each.people }, () => each));
