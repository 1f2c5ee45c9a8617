import { createHash } from 'node:crypto';
import { Arrivals } from '../../../domain/foundation/ingestion/arrivals.ts';
import type { IncomingInsight } from './incoming-insight.model.ts';
import type { InsightIngestItemInput, InsightReceipt } from './insight-ingest.model.ts';
import type { InsightState } from './insight.model.ts';
import type { StandingInsight } from './insight.store.ts';

/** What an item comes to, before and after what stands is locked. */
export type IngestOutcome = Pick<InsightReceipt, 'status' | 'insightId' | 'warnings'>;

/** Everything that a source says of an insight, as a digest: equal digests mean equal states. */
export function contentOf(item: InsightIngestItemInput): string {
  const known = digests.get(item) ?? digestOf(item);
  digests.set(item, known);
  return known;
}

/** An item is compared several times on its way. */
const digests = new WeakMap<InsightIngestItemInput, string>();

function digestOf({ sourceUpdatedAt: _, ...said }: InsightIngestItemInput): string {
  const ordered = JSON.stringify(said, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, held]) => held !== null && held !== undefined)
            .sort(([one], [other]) => (one < other ? -1 : 1)),
        )
      : value,
  );
  return createHash('sha256').update(ordered).digest('base64url');
}

/** What items come to, given what stands, and what is to be written: each insight once, in the order of their names. */
export function decideOutcomes(
  items: readonly IncomingInsight[],
  known: ReadonlyMap<string, StandingInsight>,
  ids: ReadonlyMap<string, string>,
) {
  const arrivals = new Arrivals<IncomingInsight>(known);
  const judged = new Map<number, IngestOutcome>();
  for (const { item, index } of items) {
    const { externalId, operation, sourceUpdatedAt = null } = item;
    const sent = { content: contentOf(item), sourceUpdatedAt, row: { item, index } };
    const { status, id, warnings } = arrivals.take(externalId, sent, ids.get(externalId) ?? '');
    const isGone = operation === 'DELETE' && (status === 'CREATED' || status === 'UPDATED');
    const isBack = operation === 'UPSERT' && status === 'UPDATED' && known.get(externalId)?.state === 'DELETED';
    judged.set(index, {
      status: isGone ? 'DELETED' : status,
      insightId: id,
      warnings: isBack ? [...warnings, 'It had been deleted; it is back.'] : warnings,
    });
  }
  const toWrite = (['ADD', 'CHANGE', 'MARK'] as const).flatMap((how) => arrivals.toWrite(how));
  return {
    judged,
    arrivals,
    toWrite: toWrite.sort((one, other) => (one.item.externalId < other.item.externalId ? -1 : 1)),
  };
}

/** How far an insight has come once this arrived: what people decided stays, unless the source took it back. */
export function stateAfter(
  { operation }: InsightIngestItemInput,
  before: InsightState | null,
  isLinked: boolean,
): InsightState {
  if (operation === 'DELETE') return 'DELETED';
  if (before === null || before === 'INBOX' || before === 'DELETED') return isLinked ? 'LINKED' : 'INBOX';
  return before;
}
