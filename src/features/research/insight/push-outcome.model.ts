import { refusal } from '../../../domain/refusal.ts';
import type { InsightReceipt } from './insight-ingest.model.ts';

/** How a push is meant. */
export interface Meant {
  /** Whether nothing is to be written. */
  readonly dryRun: boolean;
  /** Whether one bad item keeps all others out. */
  readonly allOrNone: boolean;
}

/** Whether nothing of a push is to stay, by what it came to. */
export const isDropped = (receipts: readonly InsightReceipt[], { dryRun, allOrNone }: Meant): boolean =>
  dryRun || (allOrNone && receipts.some(({ status }) => status === 'REJECTED'));

/** What the sender is told once it is known whether anything stays. */
export function toldOf(receipts: readonly InsightReceipt[], meant: Meant): InsightReceipt[] {
  if (isDropped(receipts, { ...meant, dryRun: false }))
    return receipts.map((receipt) => (receipt.status === 'REJECTED' ? receipt : spoilt(receipt)));
  const unmade = (receipt: InsightReceipt) =>
    receipt.status === 'CREATED' ? { ...receipt, insightId: null } : receipt;
  return meant.dryRun ? receipts.map(unmade) : [...receipts];
}

const spoilt = (receipt: InsightReceipt): InsightReceipt => ({
  ...receipt,
  ...{ status: 'REJECTED', insightId: null, warnings: [] },
  errors: [
    refusal(
      'NOT_APPLICABLE',
      { problem: 'Another item of the push has a fault, and allOrNone asks for all or none.' },
      ['items', String(receipt.index)],
    ),
  ],
});
