import { refusal } from '../../../domain/refusal.ts';
import type { InsightReceipt } from './insight-ingest.model.ts';

/** How the sender wants a batch treated. */
interface IngestOptions {
  /** Whether nothing is written. */
  readonly dryRun: boolean;
  /** Whether one item with a fault keeps all others out. */
  readonly allOrNone: boolean;
}

/** Whether nothing of a batch is kept, because an item has a fault and the sender asks for all or none. */
export const isRejectedAsWhole = (
  receipts: readonly InsightReceipt[],
  { allOrNone }: Pick<IngestOptions, 'allOrNone'>,
): boolean => allOrNone && receipts.some(isRejected);

/** Receipts as the sender gets them: those of a batch that is rejected as a whole, or only rehearsed, promise nothing. */
export function finalReceipts(receipts: readonly InsightReceipt[], options: IngestOptions): InsightReceipt[] {
  if (isRejectedAsWhole(receipts, options))
    return receipts.map((receipt) => (isRejected(receipt) ? receipt : rejectedWithOthers(receipt)));
  return options.dryRun ? receipts.map(withoutNewId) : [...receipts];
}

const isRejected = ({ status }: InsightReceipt): boolean => status === 'REJECTED';

/** Ids of what would be made are left out; the participant of an insight that would be written may be new as well. */
const withoutNewId = ({ insightId, participantId, ...receipt }: InsightReceipt): InsightReceipt => ({
  ...receipt,
  insightId: receipt.status === 'CREATED' ? null : insightId,
  participantId: receipt.status === 'CREATED' || receipt.status === 'UPDATED' ? null : participantId,
});

const rejectedWithOthers = ({ index, externalId }: InsightReceipt): InsightReceipt => ({
  index,
  externalId,
  status: 'REJECTED',
  insightId: null,
  participantId: null,
  errors: [
    refusal(
      'NOT_APPLICABLE',
      { problem: 'Another item of the batch has a fault, and allOrNone asks for all or none.' },
      ['items', String(index)],
    ),
  ],
  warnings: [],
});
