import { Injectable } from '@nestjs/common';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type IngestKind, IngestKinds } from '../../../platform/ingestion/ingest-kinds.ts';
import type { IngestReceipt } from '../../../platform/ingestion/ingest.model.ts';
import { IncomingInsight } from './incoming-insight.ts';
import { InsightIngestAction } from './insight-ingest.action.ts';
import { INSIGHT_CLOCK } from './insight.model.ts';
import type { InsightIngestItemInput } from './insight-ingest.model.ts';

/** Ingests insights line by line. */
@Injectable()
@Contributes(IngestKinds)
export class InsightIngestKind implements IngestKind<InsightIngestItemInput, IncomingInsight> {
  readonly type = INSIGHT_CLOCK;
  readonly isDefault = true;
  readonly requiredScope = 'insight:ingest';
  readonly shape = 'InsightIngestItemInput';

  constructor(private readonly action: InsightIngestAction) {}

  prepare(item: InsightIngestItemInput): IncomingInsight {
    const incoming = new IncomingInsight(item);
    // The check is done here, while insights before this one are written.
    incoming.check();
    return incoming;
  }

  ingest(system: string, incoming: readonly IncomingInsight[]): Promise<readonly IngestReceipt[]> {
    return this.action.ingest(system, incoming);
  }
}
