import { Injectable } from '@nestjs/common';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type IngestKind, IngestKinds } from '../../../platform/ingestion/ingest-kinds.ts';
import type { PushReceipt } from '../../../platform/ingestion/ingest.model.ts';
import { InsightIngestAction } from './insight-ingest.action.ts';
import type { InsightIngestItemInput } from './insight-ingest.model.ts';

/** Insights, line by line. */
@Injectable()
@Contributes(IngestKinds)
export class InsightIngestKind implements IngestKind<InsightIngestItemInput> {
  readonly type = 'INSIGHT';
  readonly isDefault = true;
  readonly requiredScope = 'insight:ingest';
  readonly shape = 'InsightIngestItemInput';

  constructor(private readonly action: InsightIngestAction) {}

  prepare(item: InsightIngestItemInput): void {
    void this.action.prepare(item);
  }

  receive(system: string, items: readonly InsightIngestItemInput[]): Promise<readonly PushReceipt[]> {
    return this.action.receive(system, items);
  }
}
