import { Injectable } from '@nestjs/common';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type IngestKind, IngestKinds } from '../../../platform/ingestion/ingest-kinds.ts';
import type { IngestReceipt } from '../../../platform/ingestion/ingest.model.ts';
import type { MetricReadingIngestItemInput } from './metric-reading-ingest.model.ts';
import { READING_CLOCK } from './metric-reading.model.ts';
import { MetricReadingIngestAction } from './metric-reading-ingest.action.ts';

/** Ingests metric readings line by line. */
@Injectable()
@Contributes(IngestKinds)
export class MetricReadingIngestKind implements IngestKind<MetricReadingIngestItemInput> {
  readonly type = READING_CLOCK;
  readonly requiredScope = 'metric:ingest';
  readonly shape = 'MetricReadingIngestItemInput';

  constructor(private readonly action: MetricReadingIngestAction) {}

  ingest(system: string, items: readonly MetricReadingIngestItemInput[]): Promise<readonly IngestReceipt[]> {
    return this.action.ingest(system, items, false);
  }
}
