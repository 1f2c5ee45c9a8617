import { Injectable } from '@nestjs/common';
import { arrive } from '../../domain/ingestion/arrival.ts';
import { type Refusal, refusal } from '../../domain/refusal.ts';
import { newId } from '../../platform/database/id.ts';
import { complaintsOf } from '../../platform/graphql/input.pipe.ts';
import { MetricReadingPushItemInput, type MetricReadingReceipt } from './metric-reading-push.model.ts';
import { type Kept, MetricReadingStore } from './metric-reading.store.ts';

type Item = MetricReadingPushItemInput;

/** What stands under a natural key while a push is worked off, and what is to be written of it. */
interface Standing {
  readonly id: string;
  readonly content: string;
  readonly sourceUpdatedAt: Date | null;
  readonly write: 'ADD' | 'CHANGE' | 'MARK' | null;
  readonly reading: Kept;
}

/** Takes pushed readings in, within a transaction that is open; an item with a fault leaves the others alone. */
@Injectable()
export class MetricReadingsPushAction {
  constructor(private readonly store: MetricReadingStore) {}

  /**
   * One receipt for each item, in their order. Items of one natural key are worked off as if they had come one after
   * another. Metrics are held all at once and in order, or two pushes could wait for each other.
   */
  async receive(system: string, items: readonly Item[], dryRun: boolean): Promise<MetricReadingReceipt[]> {
    const called = await this.store.metricsCalled(
      system,
      items.flatMap(({ metricExternalId }) => metricExternalId ?? []),
    );
    const named = items.map(
      ({ metricId, metricExternalId }) => metricId?.toLowerCase() ?? called.get(metricExternalId ?? '') ?? null,
    );
    const metrics = await this.store.holdMetrics(named.flatMap((id) => id ?? []));
    const keys = items.map((item, index) => naturalKey(item, named[index] ?? ''));
    const standing = new Map<string, Standing>();
    for (const [key, { id, metricId, value, observedAt, sourceUpdatedAt }] of await this.store.known(system, keys))
      standing.set(key, {
        id,
        content: contentOf(metricId, value, observedAt),
        sourceUpdatedAt,
        write: null,
        reading: { id },
      });
    const receipts: MetricReadingReceipt[] = [];
    for (const [index, item] of items.entries()) {
      const errors = await faultsOf(item, named[index] ?? null, metrics, ['items', String(index)]);
      const receipt = { index, externalId: item.externalId ?? null };
      receipts.push(
        errors.length > 0
          ? { ...receipt, status: 'REJECTED', readingId: null, errors, warnings: [] }
          : { ...receipt, ...take(standing, keys[index] ?? '', item, named[index] ?? '', system), errors: [] },
      );
    }
    const written = [...standing.values()];
    const to = (write: Standing['write']): Kept[] =>
      written.filter((each) => each.write === write).map(({ reading }) => reading);
    if (!dryRun) await this.store.keep(to('ADD'), to('CHANGE'), to('MARK'));
    const isNew = new Set(to('ADD').map(({ id }) => id));
    return receipts.map((each) => (dryRun && isNew.has(each.readingId ?? '') ? { ...each, readingId: null } : each));
  }
}

/** Works off one item that has no fault, and notes what is to be written. */
function take(
  standing: Map<string, Standing>,
  key: string,
  { value, observedAt, externalId = null, sourceUpdatedAt: said = null }: Item,
  metricId: string,
  sourceSystem: string,
): Pick<MetricReadingReceipt, 'status' | 'readingId' | 'warnings'> {
  const before = standing.get(key) ?? null;
  const content = contentOf(metricId, value, observedAt);
  const { status, sourceUpdatedAt, warnings } = arrive(before, { content, sourceUpdatedAt: said });
  const id = before?.id ?? newId();
  const reading = { id, metricId, value, observedAt, sourceSystem, externalId, naturalKey: key, sourceUpdatedAt };
  const isLater = sourceUpdatedAt?.getTime() !== before?.sourceUpdatedAt?.getTime();
  const write =
    status === 'CREATED' ? 'ADD' : status === 'UPDATED' ? 'CHANGE' : status === 'UNCHANGED' && isLater ? 'MARK' : null;
  if (write !== null)
    standing.set(key, { id, content, sourceUpdatedAt, write: stronger(before?.write ?? null, write), reading });
  return { status, readingId: id, warnings };
}

/** What has to be written when a second item of one push meets what the first left. */
const stronger = (before: Standing['write'], now: Standing['write']): Standing['write'] =>
  before === 'ADD' || (before === 'CHANGE' && now === 'MARK') ? before : now;

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
    faults.push(
      refusal('INVALID_VALUE', { problem: 'Name the metric by metricId or by metricExternalId.' }, [
        ...path,
        'metricId',
      ]),
    );
  else if (given && metricExternalId)
    faults.push(
      refusal('INVALID_VALUE', { problem: 'Name the metric by metricId or by metricExternalId, not by both.' }, [
        ...path,
        'metricExternalId',
      ]),
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
