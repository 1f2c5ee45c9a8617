import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.ts';
import { InsightModule } from '../insight/insight.module.ts';
import { ParticipantModule } from '../participant/participant.module.ts';
import { TreeModule } from '../tree/tree.module.ts';
import { CandidateReader } from './candidate.reader.ts';
import { CountedWordsReader } from './counted-words.reader.ts';
import { InsightInboxReader } from './insight-inbox.reader.ts';
import { InsightTextsReader } from './insight-texts.reader.ts';
import { InsightWordStore } from './insight-word.store.ts';
import { LessonStore } from './lesson.store.ts';
import { OpportunityProfileStore } from './opportunity-profile.store.ts';
import { OpportunityTextsReader } from './opportunity-texts.reader.ts';
import { SuggestionReader } from './suggestion.reader.ts';
import { TeacherReader } from './teacher.reader.ts';
import { InsightSuggestionResolver, SuggestionTeacherResolver, TriageResolver } from './triage.resolver.ts';
import { WordsFollowing } from './words-following.action.ts';

const readers = [
  CandidateReader,
  CountedWordsReader,
  InsightInboxReader,
  InsightTextsReader,
  OpportunityTextsReader,
  SuggestionReader,
  TeacherReader,
];
const stores = [InsightWordStore, LessonStore, OpportunityProfileStore];
const resolvers = [InsightSuggestionResolver, SuggestionTeacherResolver, TriageResolver];

/** Triage: where insights belong, which say the same, and which fit nowhere. */
@Module({
  imports: [EvidenceModule, InsightModule, ParticipantModule, TreeModule],
  providers: [...readers, ...stores, ...resolvers, WordsFollowing],
})
export class TriageModule {}
