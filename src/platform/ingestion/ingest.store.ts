import { Injectable } from '@nestjs/common';
import type { ArrivedState } from '../../domain/foundation/ingestion/arrival.ts';
import { Arrivals, type StandingState } from '../../domain/foundation/ingestion/arrivals.ts';
import { type Refusal, refusal, refuseIf } from '../../domain/refusal.ts';
import { RowStore } from '../change-log/row.store.ts';
import type { ModelClass } from '../database/model-columns.ts';
import { Database } from '../database/database.ts';
import { isKeyTaken } from '../database/fault.ts';
import { RestartTransaction } from '../database/restart-transaction.ts';
import { newId } from '../id.ts';
import { IdempotencyStore } from '../idempotency/idempotency.store.ts';
import { currentCaller } from '../request/request.ts';
import { IngestCountsStore } from './ingest-counts.store.ts';
import { MOST_INGESTED, type PushInput, type PushReceipt } from './ingest.model.ts';

/** What one item comes to: a state under its natural key with the row that holds it, or what is wrong with it. */
export type IncomingItem<Model> =
  | { readonly refusals: readonly Refusal[] }
  | (ArrivedState & { readonly key: string; readonly row: Partial<Model>; readonly warnings?: readonly string[] });

/** What every model that is pushed has. */
interface Pushed {
  readonly id: string;
  readonly sourceUpdatedAt: Date | null;
}

/** A receipt with the id of the row that stands for the item; null when rejected, and for a new one on a dry run. */
export type Receipt = PushReceipt & { readonly id: string | null };

/** Takes in what source systems push: items that fail alone, in any order, as often as they come. */
@Injectable()
export class IngestStore {
  constructor(
    private readonly db: Database,
    private readonly once: IdempotencyStore,
    private readonly rows: RowStore,
    private readonly counts: IngestCountsStore,
  ) {}

  /**
   * Runs `work` in a transaction, once for each idempotency key. A dry run uses no key, and its transaction is rolled back.
   *
   * @param sort how what is pushed is called where it is counted
   * @throws Refused TOO_MANY, or INVALID_VALUE where the source is not told or not the key's own
   */
  async ingest<Item, Answer extends readonly PushReceipt[]>(
    { mutation, sort }: { readonly mutation: string; readonly sort: string },
    input: PushInput & { readonly items: readonly Item[] },
    work: (system: string) => Promise<Answer>,
  ): Promise<Answer> {
    if (input.items.length > MOST_INGESTED)
      refuseIf(refusal('TOO_MANY', { what: 'Items of one push', most: MOST_INGESTED }, ['items']));
    const system = sourceOf(input.sourceSystem ?? null, currentCaller().sourceSystem);
    const repeatable = input.dryRun ? { ...input, idempotencyKey: null } : input;
    const receipts = await this.once.once(mutation, repeatable, () => {
      if (input.dryRun) this.db.setRollbackOnly();
      return work(system);
    });
    if (!input.dryRun) await this.counts.record(system, sort, receipts);
    return receipts;
  }

  /**
   * One receipt for each item, in their order. Items of one natural key are worked off as if they had come one after
   * another. Of rows in `known` nobody else may change any before the transaction ends.
   */
  async receive<Item extends { readonly externalId?: string | null }, Model extends Pushed>(
    model: ModelClass<Model>,
    items: readonly Item[],
    known: ReadonlyMap<string, StandingState>,
    dryRun: boolean,
    read: (item: Item, index: number) => Promise<IncomingItem<Model>>,
  ): Promise<Receipt[]> {
    const arrivals = new Arrivals<Partial<Model>>(known);
    const receipts: Receipt[] = [];
    for (const [index, item] of items.entries()) {
      const receipt = { index, externalId: item.externalId ?? null };
      const arriving = await read(item, index);
      if ('refusals' in arriving) {
        receipts.push({ ...receipt, status: 'REJECTED', id: null, errors: arriving.refusals, warnings: [] });
        continue;
      }
      const { key, warnings: ofItem = [], ...sent } = arriving;
      const { warnings, ...taken } = arrivals.take(key, sent, newId());
      receipts.push({ ...receipt, ...taken, errors: [], warnings: [...ofItem, ...warnings] });
    }
    if (!dryRun) await this.keep(model, arrivals);
    const added = new Set(arrivals.toWrite('ADD').map(({ id }) => id));
    return receipts.map((each) => (dryRun && added.has(each.id ?? '') ? { ...each, id: null } : each));
  }

  /** Writes what became of a push: new rows in one statement, changed ones in another, those that were only sent later in a third. */
  private async keep<Model extends Pushed>(
    model: ModelClass<Model>,
    arrivals: Arrivals<Partial<Model>>,
  ): Promise<void> {
    try {
      await this.rows.insert(model, arrivals.toWrite('ADD'));
    } catch (fault) {
      if (isKeyTaken(fault)) throw new RestartTransaction('Another transaction has just added the same item.');
      throw fault;
    }
    await this.rows.updateEach(model, arrivals.toWrite('CHANGE'));
    const marked: readonly Pushed[] = arrivals
      .toWrite('MARK')
      .map(({ id, sourceUpdatedAt }) => ({ id, sourceUpdatedAt }));
    await this.rows.updateEach<Pushed>(model, marked, { keepVersion: true });
  }
}

/** The source that items are of: a key that is bound to one speaks for no other. */
export function sourceOf(said: string | null, bound: string | null): string {
  const refuse = (problem: string) => {
    refuseIf(refusal('INVALID_VALUE', { problem }, ['sourceSystem']));
  };
  if (bound !== null && said !== null && said !== bound)
    refuse(`sourceSystem must be "${bound}": the key is bound to that system.`);
  if (bound === null && said === null) refuse('sourceSystem is needed: the key is bound to no system.');
  return bound ?? said ?? '';
}
