import { Module } from '@nestjs/common';
import { ExternalRefModule } from '../external-ref/external-ref.module.ts';
import { MetricAdviceResolver } from './metric-advice.resolver.ts';
import { MetricReadingReader } from './metric-reading.reader.ts';
import { MetricReadingStore } from './metric-reading.store.ts';
import { MetricReadingsPushAction } from './metric-readings-push.action.ts';
import { MetricSeriesReader } from './metric-series.reader.ts';
import { MetricReadingIngestKind } from './ingest-kind.action.ts';
import { MetricReader } from './metric.reader.ts';
import { MetricReadingResolver, MetricResolver } from './metric.resolver.ts';
import { MetricCreateMutation } from './mutations/metric-create.mutation.ts';
import { MetricReadingRecordMutation } from './mutations/metric-reading-record.mutation.ts';
import { MetricReadingsPushMutation } from './mutations/metric-readings-push.mutation.ts';
import { MetricUpdateMutation } from './mutations/metric-update.mutation.ts';

/** Metrics and their readings. */
@Module({
  imports: [ExternalRefModule],
  exports: [MetricSeriesReader],
  providers: [
    MetricReader,
    MetricReadingReader,
    MetricReadingStore,
    MetricSeriesReader,
    MetricReadingIngestKind,
    MetricReadingsPushAction,
    MetricAdviceResolver,
    MetricReadingResolver,
    MetricResolver,
    MetricCreateMutation,
    MetricReadingRecordMutation,
    MetricReadingsPushMutation,
    MetricUpdateMutation,
  ],
})
export class MetricModule {}
