import { Module } from '@nestjs/common';
import { EvidenceModule } from '../../research/evidence/evidence.module.ts';
import { SurveyModule } from '../../research/survey/survey.module.ts';
import { NodeModule } from '../../tree/node/node.module.ts';
import { ScoreRecordMutation } from './mutations/score-record.mutation.ts';
import { ScoringModelCreateMutation } from './mutations/scoring-model-create.mutation.ts';
import { ScoringModelArchiveMutation } from './mutations/scoring-model-archive.mutation.ts';
import { ScoringModelRestoreMutation } from './mutations/scoring-model-restore.mutation.ts';
import { ScoringModelUpdateMutation } from './mutations/scoring-model-update.mutation.ts';
import { ConfidenceOfferReader } from './confidence-offer.reader.ts';
import { ConfidenceOfferResolver } from './confidence-offer.resolver.ts';
import { ModelChoiceReader } from './model-choice.reader.ts';
import { OpportunityScoresResolver } from './opportunity-scores.resolver.ts';
import { RankingItemReader } from './ranking-item.reader.ts';
import { OwnModelReader } from './own-model.reader.ts';
import { OwnModelResolver, OwnModelVersionResolver } from './own-model.resolver.ts';
import { OwnModelStore } from './own-model.store.ts';
import { RankingPageReader } from './ranking-page.reader.ts';
import { RankingScopeReader } from './ranking-scope.reader.ts';
import { RankingReader } from './ranking.reader.ts';
import { RankingResolver } from './ranking.resolver.ts';
import { RollUpReader } from './roll-up.reader.ts';
import { OpportunityRollUpResolver, OutcomeRollUpResolver, RollUpResolver } from './roll-up.resolver.ts';
import { ScoreAction } from './score.action.ts';
import { ScoreHistoryResolver } from './score-history.resolver.ts';
import { ScoreReader } from './score.reader.ts';
import { ScoreResolver } from './score.resolver.ts';
import { ScoreStore } from './score.store.ts';
import { ScoringFactorResolver, ScoringModelsResolver } from './scoring-models.resolver.ts';
import { SolutionScoresResolver } from './solution-scores.resolver.ts';
import { StandingFollowing } from './standing-following.action.ts';
import { RankingRebuildAction } from './ranking-rebuild.action.ts';
import { RankingRebuildReader } from './ranking-rebuild.reader.ts';
import { RankingEntryStore } from './ranking-entry.store.ts';
import { RankingComparisonReader } from './ranking-comparison.reader.ts';
import { RankingComparisonResolver } from './ranking-comparison.resolver.ts';
import { NeighbourReader } from './ranking-neighbour.reader.ts';
import { ScoreExplanationReader } from './score-explanation.reader.ts';
import { ScoreExplanationResolver } from './score-explanation.resolver.ts';
import { RankingCountReader } from './ranking-count.reader.ts';

/** Scores of opportunities and solutions, and rankings by them. */
@Module({
  imports: [EvidenceModule, SurveyModule, NodeModule],
  providers: [
    ScoringModelsResolver,
    ScoringFactorResolver,
    ScoreRecordMutation,
    ScoringModelCreateMutation,
    ScoringModelUpdateMutation,
    ScoringModelArchiveMutation,
    ScoringModelRestoreMutation,
    ConfidenceOfferReader,
    ConfidenceOfferResolver,
    ModelChoiceReader,
    OwnModelReader,
    OwnModelStore,
    OwnModelResolver,
    OwnModelVersionResolver,
    ScoreStore,
    ScoreAction,
    ScoreReader,
    ScoreHistoryResolver,
    ScoreResolver,
    OpportunityScoresResolver,
    SolutionScoresResolver,
    RollUpReader,
    RollUpResolver,
    OpportunityRollUpResolver,
    OutcomeRollUpResolver,
    RankingEntryStore,
    StandingFollowing,
    RankingRebuildAction,
    RankingRebuildReader,
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
  exports: [ModelChoiceReader],
})
export class ScoringModule {}
