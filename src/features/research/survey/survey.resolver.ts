import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { kano, type KanoAnswer } from '../../../domain/research/survey/kano.ts';
import type { NodeKind } from '../../../domain/tree/node/node-kind.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Solution } from '../../tree/node/kinds/solution.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { Kano, KanoArgs, SegmentKano } from './kano.model.ts';
import { SegmentArgs, SegmentSurveyScore, SurveyScore, SurveyScoreArgs } from './survey-score.model.ts';
import { type Cell, type Counted, lastAnswered, surveyed, SurveyReader } from './survey.reader.ts';

/** Answers the survey score of an opportunity. */
@Resolver(() => Opportunity)
export class SurveyScoreResolver {
  constructor(
    private readonly read: RowReader,
    private readonly reader: SurveyReader,
  ) {}

  @Query(() => SurveyScore, {
    nullable: true,
    description:
      "Ulwick's opportunity score from survey answers, with its interval, among all respondents and segment by segment; null when there is no such opportunity.",
  })
  @RequiresScope('tree:read')
  async surveyScore(@Args() { opportunityId, segments }: SurveyScoreArgs): Promise<SurveyScore | null> {
    const isThere = await isOf(this.read, 'OPPORTUNITY', opportunityId);
    return isThere ? this.ofOpportunity(opportunityId, segments) : null;
  }

  @ResolveField(() => SurveyScore, {
    name: 'surveyScore',
    description:
      "Ulwick's opportunity score from survey answers, with its interval, among all respondents and segment by segment.",
  })
  surveyScoreOf(@Parent() { id }: Opportunity, @Args() { segments }: SegmentArgs): Promise<SurveyScore> {
    return this.ofOpportunity(id, segments);
  }

  private async ofOpportunity(id: string, named?: readonly string[] | null): Promise<SurveyScore> {
    return figuresOf(await this.reader.counted('survey', id, named ?? null), surveyed) satisfies {
      overall: SegmentSurveyScore;
    };
  }
}

/** Answers what a solution is to people after Kano. */
@Resolver(() => Solution)
export class KanoResolver {
  constructor(
    private readonly read: RowReader,
    private readonly reader: SurveyReader,
  ) {}

  @Query(() => Kano, {
    nullable: true,
    description:
      'What a solution is to people after Kano, among all respondents and segment by segment; null when there is no such solution.',
  })
  @RequiresScope('tree:read')
  async kano(@Args() { solutionId, segments }: KanoArgs): Promise<Kano | null> {
    return (await isOf(this.read, 'SOLUTION', solutionId)) ? this.ofSolution(solutionId, segments) : null;
  }

  @ResolveField(() => Kano, {
    name: 'kano',
    description: 'What the solution is to people after Kano, among all respondents and segment by segment.',
  })
  kanoOf(@Parent() { id }: Solution, @Args() { segments }: SegmentArgs): Promise<Kano> {
    return this.ofSolution(id, segments);
  }

  private async ofSolution(id: string, named?: readonly string[] | null): Promise<Kano> {
    return figuresOf(await this.reader.counted('kano', id, named ?? null), (cells) =>
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

const isOf = async (read: RowReader, kind: NodeKind, id: string): Promise<boolean> =>
  (await read.byId(TreeNode, id))?.kind === kind;

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
