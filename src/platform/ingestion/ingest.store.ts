import { Injectable } from '@nestjs/common';
import type { ItemState } from '../../domain/foundation/ingestion/incoming-state.ts';
import { tidied } from '../../domain/foundation/text/spelling.ts';
import { IngestBatch, type KnownState } from '../../domain/foundation/ingestion/ingest-batch.ts';
import { type Refusal, refusal, refuseIf } from '../../domain/refusal.ts';
import { type Warning, warningsBelow } from '../../domain/warning.ts';
import { RowStore } from '../change-log/row.store.ts';
import type { ModelClass } from '../database/model-columns.ts';
import { Database } from '../database/database.ts';
import { isKeyTaken } from '../database/fault.ts';
import { RestartTransaction } from '../database/restart-transaction.ts';
import { newId } from '../id.ts';
import { IdempotencyStore } from '../idempotency/idempotency.store.ts';
import { currentCaller, inNameOf } from '../request/request.ts';
import { ClockStore, type ClocksOf } from './clock.store.ts';
import { IngestCountsStore } from './ingest-counts.store.ts';
import { bounded, type IngestInput, type IngestReceipt, MOST_INGESTED } from './ingest.model.ts';

/** An item as it is ingested: its state and its row under a natural key, or the refusals that reject it. */
export type IncomingItem<Model> =
  | { readonly refusals: readonly Refusal[] }
  | (ItemState & { readonly key: string; readonly row: Partial<Model>; readonly warnings?: readonly Warning[] });

/** What the service knows of an item, but for its clock. */
export type KnownContent = Pick<KnownState, 'id' | 'content'>;
/** An item that may say what it is called in its source system. */
interface Named {
  readonly externalId?: string | null;
}

/** A receipt with the id of the item's row; null when rejected, and for a new row on a dry run. */
export type RowReceipt = IngestReceipt & { readonly id: string | null };

/** Ingests what source systems send: in any order, as often as they send it; an item with a fault is rejected alone. */
@Injectable()
export class IngestStore {
  constructor(
    private readonly db: Database,
    private readonly once: IdempotencyStore,
    private readonly rows: RowStore,
    private readonly counts: IngestCountsStore,
    private readonly clocks: ClockStore,
  ) {}

  /**
   * Runs `work` in a transaction, once for each idempotency key, and counts the receipts that it returns: a replay came in
   * before. A dry run uses no key and is not counted; its transaction is rolled back.
   *
   * @param kind name of the items' kind among the counts
   * @throws Refused TOO_MANY, or INVALID_VALUE where the source is missing or not the key's own
   */
  async ingestOnce<Item extends Named, Receipt extends IngestReceipt>(
    { mutation, kind }: { readonly mutation: string; readonly kind: string },
    input: IngestInput & { readonly items: readonly Item[] },
    work: (system: string) => Promise<readonly Receipt[]>,
  ): Promise<Receipt[]> {
    if (input.items.length > MOST_INGESTED)
      refuseIf(
        refusal('TOO_MANY', { what: 'Items of one batch', most: MOST_INGESTED, given: input.items.length }, ['items']),
      );
    const system = sourceSystemOf(input.sourceSystem ?? null, currentCaller().sourceSystem);
    const repeatable = input.dryRun ? { ...input, idempotencyKey: null } : input;
    const call = { isReplay: true };
    // What is remembered for a replay holds no name of a person: the replay has the same items.
    const remembered = await inNameOf(system, () =>
      this.once.once(mutation, repeatable, async () => {
        call.isReplay = false;
        if (input.dryRun) this.db.setRollbackOnly();
        return (await work(system)).map((receipt) => ({ ...receipt, externalId: null }));
      }),
    );
    const receipts = remembered.map((receipt) => ({
      ...bounded(receipt),
      externalId: input.items[receipt.index]?.externalId ?? null,
    }));
    if (!input.dryRun && !call.isReplay) await this.counts.record(system, kind, receipts);
    return receipts;
  }

  /**
   * One receipt for each item, in their order. Items of one natural key are decided on as if each had come in on its own.
   *
   * @param kind their kind and their source, by which their clocks are known
   * @param known contents that the service knows, by natural key; the caller holds locks by which no other transaction
   *   changes them before this one ends
   * @param dryRun whether nothing is written
   * @param read what an item says, and what is wrong with it
   */
  async ingestItems<Item extends { readonly externalId?: string | null }, Model extends { readonly id: string }>(
    model: ModelClass<Model>,
    kind: ClocksOf,
    items: readonly Item[],
    known: ReadonlyMap<string, KnownContent>,
    dryRun: boolean,
    read: (item: Item, index: number) => IncomingItem<Model> | Promise<IncomingItem<Model>>,
  ): Promise<RowReceipt[]> {
    const batch = new IngestBatch<Partial<Model>>(await this.withClocks(kind, known), new Date());
    const receipts: RowReceipt[] = [];
    for (const [index, item] of items.entries()) {
      const receipt = { index, externalId: item.externalId ?? null };
      const incoming = await read(item, index);
      if ('refusals' in incoming) {
        receipts.push({ ...receipt, status: 'REJECTED', id: null, errors: incoming.refusals, warnings: [] });
        continue;
      }
      const { key, warnings: ofItem = [], ...state } = incoming;
      const { status, id, warnings } = batch.ingest(key, state, newId());
      receipts.push({
        ...receipt,
        status,
        id,
        errors: [],
        warnings: warningsBelow(['items', String(index)], [...ofItem, ...warnings]),
      });
    }
    if (!dryRun) {
      await this.write(model, batch);
      await this.clocks.move(kind, batch.clocks());
    }
    const added = new Set(batch.rows('INSERT').map(({ id }) => id));
    return receipts.map((each) => (dryRun && added.has(each.id ?? '') ? { ...each, id: null } : each));
  }

  private async withClocks(
    kind: ClocksOf,
    known: ReadonlyMap<string, KnownContent>,
  ): Promise<ReadonlyMap<string, KnownState>> {
    const clocks = await this.clocks.of(
      kind,
      [...known.values()].map(({ id }) => id),
    );
    return new Map([...known].map(([key, each]) => [key, { ...each, sourceUpdatedAt: clocks.get(each.id) ?? null }]));
  }

  /** Writes the rows of a batch: one statement for each way in which they are written. */
  private async write<Model extends { readonly id: string }>(
    model: ModelClass<Model>,
    batch: IngestBatch<Partial<Model>>,
  ): Promise<void> {
    try {
      await this.rows.insert(model, batch.rows('INSERT'));
    } catch (fault) {
      if (isKeyTaken(fault)) throw new RestartTransaction('Another transaction has just added the same item.');
      throw fault;
    }
    await this.rows.updateEach(model, batch.rows('UPDATE'));
  }
}

/**
 * The source system of a batch: the one that it names, or the one that the key is bound to.
 *
 * @param given system that the batch names; null where it names none
 * @param bound system that the key is bound to; null where it may speak for any
 * @throws Refused INVALID_VALUE where neither is known, or the two differ
 */
export function sourceSystemOf(given: string | null, bound: string | null): string {
  const named = given === null ? null : tidied(given);
  const refuse = (problem: string) => {
    refuseIf(refusal('INVALID_VALUE', { problem }, ['sourceSystem']));
  };
  if (bound !== null && named !== null && named !== bound)
    refuse(`sourceSystem must be "${bound}": the key is bound to that system.`);
  if (bound === null && named === null) refuse('sourceSystem is needed: the key is bound to no system.');
  return bound ?? named ?? '';
}
