import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.ts';
import { InsightModule } from '../insight/insight.module.ts';
import { ParticipantModule } from '../participant/participant.module.ts';
import { NodeModule } from '../../tree/node/node.module.ts';
import { CandidateReader } from './candidate.reader.ts';
import { CountedWordsReader } from './counted-words.reader.ts';
import { InsightInboxReader } from './insight-inbox.reader.ts';
import { InsightTextsReader } from './insight-texts.reader.ts';
import { InsightWordStore } from './insight-word.store.ts';
import { LinkTrainingStore } from './link-training.store.ts';
import { OpportunityProfileStore } from './opportunity-profile.store.ts';
import { OpportunityTextsReader } from './opportunity-texts.reader.ts';
import { SuggestionReader } from './suggestion.reader.ts';
import { SuggestionEvidenceReader } from './suggestion-evidence.reader.ts';
import { InsightSuggestionResolver, SuggestionTeacherResolver, TriageResolver } from './triage.resolver.ts';
import { WordsFollowing } from './words-following.action.ts';
import {
  NearDuplicateResolver,
  NearDuplicatesResolver,
  SimilarOpportunityResolver,
} from './near-duplicate.resolver.ts';
import { EmergingNeedReader } from './emerging-need.reader.ts';
import { EmergingNeedResolver } from './emerging-need.resolver.ts';
import { InsightDecideAction } from './insight-decide.action.ts';
import { InsightSimilarityReader } from './insight-similarity.reader.ts';
import { InsightSearchReader } from './insight-search.reader.ts';
import { InsightStateStore } from './insight-state.store.ts';
import { LinkAction } from './link.action.ts';
import { LinkTargetReader } from './link-target.reader.ts';
import { SimilarOpportunityReader } from './similar-opportunity.reader.ts';
import { EmergingNeedAdoptMutation } from './mutations/emerging-need-adopt.mutation.ts';
import { EvidenceUnlinkMutation } from './mutations/evidence-unlink.mutation.ts';
import { EvidenceUpdateMutation } from './mutations/evidence-update.mutation.ts';
import { InsightDismissMutation } from './mutations/insight-dismiss.mutation.ts';
import { InsightDuplicateMarkMutation } from './mutations/insight-duplicate-mark.mutation.ts';
import { InsightDuplicateUnmarkMutation } from './mutations/insight-duplicate-unmark.mutation.ts';
import { InsightLinkMutation } from './mutations/insight-link.mutation.ts';
import { InsightRestoreMutation } from './mutations/insight-restore.mutation.ts';

const readers = [
  EmergingNeedReader,
  InsightSimilarityReader,
  InsightSearchReader,
  LinkTargetReader,
  SimilarOpportunityReader,
  CandidateReader,
  CountedWordsReader,
  InsightInboxReader,
  InsightTextsReader,
  OpportunityTextsReader,
  SuggestionReader,
  SuggestionEvidenceReader,
];
const stores = [InsightStateStore, InsightWordStore, LinkTrainingStore, OpportunityProfileStore];
const actions = [InsightDecideAction, LinkAction, WordsFollowing];
const resolvers = [
  EmergingNeedResolver,
  InsightSuggestionResolver,
  NearDuplicateResolver,
  NearDuplicatesResolver,
  SimilarOpportunityResolver,
  SuggestionTeacherResolver,
  TriageResolver,
];
const mutations = [
  EmergingNeedAdoptMutation,
  EvidenceUnlinkMutation,
  EvidenceUpdateMutation,
  InsightDismissMutation,
  InsightDuplicateMarkMutation,
  InsightDuplicateUnmarkMutation,
  InsightLinkMutation,
  InsightRestoreMutation,
];

/** Triage: where insights belong, which say the same, and which fit nowhere. */
@Module({
  imports: [EvidenceModule, InsightModule, ParticipantModule, NodeModule],
  providers: [...readers, ...stores, ...actions, ...resolvers, ...mutations],
})
export class TriageModule {}
