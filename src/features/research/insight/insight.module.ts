import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.ts';
import { NodeModule } from '../../tree/node/node.module.ts';
import { ParticipantModule } from '../participant/participant.module.ts';
import { InsightIngestKind } from './ingest-kind.action.ts';
import { IngestionHealthReader } from './ingestion-health.reader.ts';
import { IngestionHealthResolver } from './ingestion-health.resolver.ts';
import { InsightFollowers } from './insight-followers.action.ts';
import { InsightIngestAction } from './insight-ingest.action.ts';
import { InterviewModule } from '../interview/interview.module.ts';
import { InsightInterviewResolver, InterviewInsightResolver } from './interview-insight.resolver.ts';
import { InterviewInsightReader } from './interview-insight.reader.ts';
import { InsightReader } from './insight.reader.ts';
import { EvidenceInsightResolver, InsightResolver } from './insight.resolver.ts';
import { InsightStore } from './insight.store.ts';
import { InsightIngestMutation } from './mutations/insight-ingest.mutation.ts';
import { QuoteStore } from './quote.store.ts';
import { RelatedRecordsAction } from './related-records.action.ts';
import { InsightRedaction } from './insight-redaction.action.ts';

/** Things heard, seen or measured, as source systems push them. */
@Module({
  imports: [EvidenceModule, InterviewModule, ParticipantModule, NodeModule],
  providers: [
    InsightFollowers,
    InsightIngestAction,
    InsightIngestKind,
    InsightStore,
    QuoteStore,
    IngestionHealthReader,
    IngestionHealthResolver,
    InsightReader,
    InterviewInsightReader,
    InterviewInsightResolver,
    InsightInterviewResolver,
    InsightRedaction,
    RelatedRecordsAction,
    InsightResolver,
    EvidenceInsightResolver,
    InsightIngestMutation,
  ],
  exports: [InsightFollowers, InsightReader],
})
export class InsightModule {}
