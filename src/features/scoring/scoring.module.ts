import { Module } from '@nestjs/common';
import { TreeModule } from '../tree/tree.module.ts';
import { ScoreRecordMutation } from './mutations/score-record.mutation.ts';
import { OpportunityScoresResolver } from './opportunity-scores.resolver.ts';
import { RankingItemReader } from './ranking-item.reader.ts';
import { RankingPageReader } from './ranking-page.reader.ts';
import { RankingScopeReader } from './ranking-scope.reader.ts';
import { RankingReader } from './ranking.reader.ts';
import { RankingResolver } from './ranking.resolver.ts';
import { ScoreReader } from './score.reader.ts';
import { ScoreResolver } from './score.resolver.ts';
import { ScoreStore } from './score.store.ts';
import { ScoringModelsResolver } from './scoring-models.resolver.ts';
import { SolutionScoresResolver } from './solution-scores.resolver.ts';
import { StandingFollowing } from './standing-following.action.ts';
import { StandingStore } from './standing.store.ts';
import { RankingComparisonReader } from './ranking-comparison.reader.ts';
import { RankingComparisonResolver } from './ranking-comparison.resolver.ts';
import { NeighbourReader } from './ranking-neighbour.reader.ts';
import { ScoreExplanationReader } from './score-explanation.reader.ts';
import { ScoreExplanationResolver } from './score-explanation.resolver.ts';
import { RankingCountReader } from './ranking-count.reader.ts';

/** Scores of opportunities and solutions, and rankings by them. */
@Module({
  imports: [TreeModule],
  providers: [
    ScoringModelsResolver,
    ScoreRecordMutation,
    ScoreStore,
    ScoreReader,
    ScoreResolver,
    OpportunityScoresResolver,
    SolutionScoresResolver,
    StandingStore,
    StandingFollowing,
    RankingComparisonReader,
    RankingComparisonResolver,
    NeighbourReader,
    ScoreExplanationReader,
    ScoreExplanationResolver,
    RankingCountReader,
    RankingItemReader,
    RankingScopeReader,
    RankingReader,
    RankingPageReader,
    RankingResolver,
  ],
})
export class ScoringModule {}
