import { Module } from '@nestjs/common';
import { MetricReadingReader } from './metric-reading.reader.ts';
import { MetricReadingResolver, MetricResolver } from './metric.resolver.ts';
import { MetricCreateMutation } from './mutations/metric-create.mutation.ts';
import { MetricReadingRecordMutation } from './mutations/metric-reading-record.mutation.ts';
import { MetricUpdateMutation } from './mutations/metric-update.mutation.ts';

/** Metrics and their readings. */
@Module({
  providers: [
    MetricReadingReader,
    MetricReadingResolver,
    MetricResolver,
    MetricCreateMutation,
    MetricReadingRecordMutation,
    MetricUpdateMutation,
  ],
})
export class MetricModule {}
