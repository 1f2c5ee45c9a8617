import { Injectable } from '@nestjs/common';
import { IngestKinds } from '../../../platform/ingestion/ingest-kinds.ts';
import { InsightIngestAction } from './insight-ingest.action.ts';
import type { InsightIngestItemInput } from './insight-ingest.model.ts';

/** Insights come in line by line, too. */
@Injectable()
export class InsightIngestKind {
  constructor(kinds: IngestKinds, action: InsightIngestAction) {
    kinds.add<InsightIngestItemInput>({
      type: 'INSIGHT',
      requiredScope: 'insight:ingest',
      shape: 'InsightIngestItemInput',
      prepare: (item) => void action.prepare(item),
      receive: (system, items) => action.receive(system, items),
    });
  }
}
