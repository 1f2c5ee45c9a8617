import type { Type } from '@nestjs/common';
import { type Refusal, refusal, Refused, refuseIf } from '../../domain/refusal.ts';
import { currentRequest } from '../request/request.ts';
import { placeWarnings } from '../request/warn.ts';
import { complaintsOf } from './complaints.ts';

/** Most items of a call that changes or records many things, each of which may be declined alone. */
export const MOST_ITEMS = 100;

/** What became of one item. */
export interface ItemReceipt<Done> {
  /** What the work on the item returned; null when the item was declined. */
  readonly done: Done | null;
  /** Reasons why the item was declined, with paths from the top of the input; empty when it was not. */
  readonly refusals: readonly Refusal[];
  /** What a refusal shows besides, such as the thing as it is on a version conflict. */
  readonly shown: Readonly<Record<string, unknown>>;
  /** Whether the item was accepted and the work on it wrote nothing. */
  readonly unchanged: boolean;
}

/** Refuses a call with more items than it may have. @throws Refused TOO_MANY */
export function refuseTooManyItems(items: readonly unknown[]): void {
  if (items.length > MOST_ITEMS)
    refuseIf(refusal('TOO_MANY', { what: 'Items of one call', most: MOST_ITEMS, given: items.length }, ['items']));
}

/**
 * Works on the items of a call one after the other, within an open transaction; an item that is declined does not affect
 * the others. All items share the transaction, so that their results are stored under the idempotency key together with
 * their changes. Savepoints are not needed: the work on an item refuses before it writes.
 *
 * @param type class by whose rules items are validated
 * @returns one receipt for each item, in the same order
 */
export async function eachItem<Item, Done>(
  type: Type<Item>,
  items: readonly Item[],
  work: (item: Item) => Promise<Done> | Done,
): Promise<ItemReceipt<Done>[]> {
  const receipts: ItemReceipt<Done>[] = [];
  for (const [index, item] of items.entries()) {
    const path = ['items', String(index)];
    const refusals = complaintsOf(type, item, path);
    receipts.push(
      refusals.length > 0
        ? { done: null, refusals, shown: {}, unchanged: false }
        : await receiptOf(path, () => work(item)),
    );
  }
  return receipts;
}

async function receiptOf<Done>(path: readonly string[], work: () => Promise<Done> | Done): Promise<ItemReceipt<Done>> {
  const request = currentRequest();
  const { changes } = request;
  const before = request.warnings.length;
  try {
    const done = await work();
    placeWarnings(before, path, false);
    return { done, refusals: [], shown: {}, unchanged: request.changes === changes };
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    placeWarnings(before, path, true);
    const refusals = fault.refusals.map((each) => ({ ...each, path: [...path, ...each.path] }));
    return { done: null, refusals, shown: fault.current, unchanged: false };
  }
}
