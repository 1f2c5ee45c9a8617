import { Injectable } from '@nestjs/common';
import { IngestKinds } from '../../../platform/ingestion/ingest-kinds.ts';
import type { MetricReadingPushItemInput } from './metric-reading-push.model.ts';
import { MetricReadingsPushAction } from './metric-readings-push.action.ts';

/** Readings come in line by line, too. */
@Injectable()
export class MetricReadingIngestKind {
  constructor(kinds: IngestKinds, action: MetricReadingsPushAction) {
    kinds.add<MetricReadingPushItemInput>({
      type: 'METRIC_READING',
      requiredScope: 'metric:ingest',
      shape: 'MetricReadingPushItemInput',
      receive: (system, items) => action.receive(system, items, false),
    });
  }
}
