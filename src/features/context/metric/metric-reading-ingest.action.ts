import { Injectable } from '@nestjs/common';
import { invalid, type Refusal, refusal } from '../../../domain/refusal.ts';
import { complaintsOf } from '../../../platform/graphql/complaints.ts';
import { IngestStore } from '../../../platform/ingestion/ingest.store.ts';
import { MetricReadingIngestItemInput, type MetricReadingReceipt } from './metric-reading-ingest.model.ts';
import { MetricReading, READING_CLOCK } from './metric-reading.model.ts';
import { MetricReadingStore } from './metric-reading.store.ts';

type Item = MetricReadingIngestItemInput;

/** Ingests readings within an open transaction. An item with a fault is rejected alone. */
@Injectable()
export class MetricReadingIngestAction {
  constructor(
    private readonly store: MetricReadingStore,
    private readonly ingestion: IngestStore,
  ) {}

  /**
   * One receipt for each item, in their order. All metrics are locked at once and in order, so that no two batches wait for
   * each other.
   */
  async ingest(system: string, items: readonly Item[], dryRun: boolean): Promise<MetricReadingReceipt[]> {
    const idByName = await this.store.metricIdsByName(
      system,
      items.flatMap(({ metricExternalId }) => metricExternalId ?? []),
    );
    const metricIds = items.map(
      ({ metricId, metricExternalId }) => metricId?.toLowerCase() ?? idByName.get(metricExternalId ?? '') ?? null,
    );
    const metrics = await this.store.lockMetrics(metricIds.flatMap((id) => id ?? []));
    const keys = items.map((item, index) => naturalKey(item, metricIds[index] ?? ''));
    const known = new Map(
      [...(await this.store.known(system, keys))].map(([key, { id, metricId, value, observedAt }]) => [
        key,
        { id, content: contentOf(metricId, value, observedAt) },
      ]),
    );
    const clocks = { kind: READING_CLOCK, system };
    const receipts = await this.ingestion.ingestItems(MetricReading, clocks, items, known, dryRun, (item, index) => {
      const refusals = faultsOf(item, metricIds[index] ?? null, metrics, ['items', String(index)]);
      if (refusals.length > 0) return { refusals };
      const { value, observedAt, externalId = null, sourceUpdatedAt = null } = item;
      const [metricId = '', key = ''] = [metricIds[index] ?? undefined, keys[index]];
      const row = { metricId, value, observedAt, sourceSystem: system, externalId, naturalKey: key };
      return { key, content: contentOf(metricId, value, observedAt), sourceUpdatedAt, row };
    });
    return receipts.map(({ id, ...receipt }) => ({ ...receipt, readingId: id }));
  }
}

/** Everything that a source says of a reading. */
const contentOf = (metricId: string, value: number, observedAt: Date): string =>
  JSON.stringify([metricId, value, observedAt.toISOString()]);

/** A reading is known by its external id or, without one, by its metric and instant. */
const naturalKey = ({ externalId, observedAt }: Item, metricId: string): string =>
  externalId ? `name/${externalId}` : `at/${metricId}/${observedAt.toISOString()}`;

function faultsOf(
  item: Item,
  metricId: string | null,
  metrics: ReadonlySet<string>,
  path: readonly string[],
): Refusal[] {
  const faults = complaintsOf(MetricReadingIngestItemInput, item, path);
  const { metricId: inputId, metricExternalId } = item;
  if ((inputId ?? null) === null && (metricExternalId ?? null) === null)
    faults.push(invalid('Name the metric by metricId or by metricExternalId.', [...path, 'metricId']));
  else if (inputId && metricExternalId)
    faults.push(
      invalid('Name the metric by metricId or by metricExternalId, not by both.', [...path, 'metricExternalId']),
    );
  else if (metricId === null || !metrics.has(metricId))
    faults.push(
      refusal('NOT_FOUND', { type: 'Metric', id: inputId ?? metricExternalId ?? '' }, [
        ...path,
        inputId ? 'metricId' : 'metricExternalId',
      ]),
    );
  return faults;
}
