import { Injectable } from '@nestjs/common';
import { invalid, type Refusal, refusal } from '../../../domain/refusal.ts';
import { complaintsOf } from '../../../platform/graphql/input.pipe.ts';
import { IngestStore } from '../../../platform/ingestion/ingest.store.ts';
import { MetricReadingPushItemInput, type MetricReadingReceipt } from './metric-reading-ingest.model.ts';
import { MetricReading } from './metric-reading.model.ts';
import { MetricReadingStore } from './metric-reading.store.ts';

type Item = MetricReadingPushItemInput;

/** Takes pushed readings in, within a transaction that is open; an item with a fault leaves the others alone. */
@Injectable()
export class MetricReadingIngestAction {
  constructor(
    private readonly store: MetricReadingStore,
    private readonly ingestion: IngestStore,
  ) {}

  /** One receipt for each item, in their order. Metrics are held all at once and in order, or two pushes could wait for each other. */
  async ingest(system: string, items: readonly Item[], dryRun: boolean): Promise<MetricReadingReceipt[]> {
    const called = await this.store.metricsCalled(
      system,
      items.flatMap(({ metricExternalId }) => metricExternalId ?? []),
    );
    const named = items.map(
      ({ metricId, metricExternalId }) => metricId?.toLowerCase() ?? called.get(metricExternalId ?? '') ?? null,
    );
    const metrics = await this.store.lockMetrics(named.flatMap((id) => id ?? []));
    const keys = items.map((item, index) => naturalKey(item, named[index] ?? ''));
    const known = new Map(
      [...(await this.store.known(system, keys))].map(([key, { id, metricId, value, observedAt, sourceUpdatedAt }]) => [
        key,
        { id, content: contentOf(metricId, value, observedAt), sourceUpdatedAt },
      ]),
    );
    const receipts = await this.ingestion.ingestItems(MetricReading, items, known, dryRun, async (item, index) => {
      const refusals = await faultsOf(item, named[index] ?? null, metrics, ['items', String(index)]);
      if (refusals.length > 0) return { refusals };
      const { value, observedAt, externalId = null, sourceUpdatedAt = null } = item;
      const [metricId = '', key = ''] = [named[index] ?? undefined, keys[index]];
      const row = { metricId, value, observedAt, sourceSystem: system, externalId, naturalKey: key };
      return { key, content: contentOf(metricId, value, observedAt), sourceUpdatedAt, row };
    });
    return receipts.map(({ id, ...receipt }) => ({ ...receipt, readingId: id }));
  }
}

const contentOf = (metricId: string, value: number, observedAt: Date): string =>
  JSON.stringify([metricId, value, observedAt.toISOString()]);

/** The reading's name in its system or, without one, its metric and instant. */
const naturalKey = ({ externalId, observedAt }: Item, metricId: string): string =>
  externalId ? `name/${externalId}` : `at/${metricId}/${observedAt.toISOString()}`;

async function faultsOf(
  item: Item,
  metricId: string | null,
  metrics: ReadonlySet<string>,
  path: readonly string[],
): Promise<Refusal[]> {
  const faults = await complaintsOf(MetricReadingPushItemInput, item, path);
  const { metricId: given, metricExternalId } = item;
  if ((given ?? null) === null && (metricExternalId ?? null) === null)
    faults.push(invalid('Name the metric by metricId or by metricExternalId.', [...path, 'metricId']));
  else if (given && metricExternalId)
    faults.push(
      invalid('Name the metric by metricId or by metricExternalId, not by both.', [...path, 'metricExternalId']),
    );
  else if (metricId === null || !metrics.has(metricId))
    faults.push(
      refusal('NOT_FOUND', { type: 'Metric', id: given ?? metricExternalId ?? '' }, [
        ...path,
        given ? 'metricId' : 'metricExternalId',
      ]),
    );
  return faults;
}
