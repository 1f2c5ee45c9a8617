import { createHash } from 'node:crypto';
import type { MayKeep } from '../../domain/participant/consent.ts';
import { INSIGHT_KINDS } from '../../domain/insight/insight-kind.ts';
import type { Written } from '../../domain/ingestion/arrivals.ts';
import type { Insight } from './insight.model.ts';
import type { InsightIngestItemInput } from './insight-ingest.model.ts';

/** An item that has passed the checks, in its place in the push. */
export interface Arrived {
  readonly index: number;
  readonly item: InsightIngestItemInput;
}

/** Everything that a source says of an insight, as a digest: equal digests mean equal states. */
export function digestOf({ sourceUpdatedAt: _, ...said }: InsightIngestItemInput): string {
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

/** Whose an insight is, and how far it has come. */
type Placed = Pick<Insight, 'participantId' | 'accountId' | 'state'>;

/** The row of an insight, with as much of its words as may be kept. */
export function rowOf(system: string, arrived: Written<Arrived>, placed: Placed, mayKeep: MayKeep, now: Date) {
  const { id, item, sourceUpdatedAt } = arrived;
  const { externalId, kind, elicitation = null, sensingChannel, occurredAt } = item;
  const notes = mayKeep.notes && placed.state !== 'DELETED';
  const known = kind ?? 'OTHER';
  return {
    ...{
      id,
      sourceSystem: system,
      externalId,
      contentHash: digestOf(item),
      sourceUpdatedAt,
      receivedAt: now,
      ...placed,
    },
    ...{ kind: known, elicitation, channelIsTold: Boolean(sensingChannel) },
    sensingChannel: sensingChannel ?? INSIGHT_KINDS[known].channel,
    occurredAt: occurredAt ?? sourceUpdatedAt ?? now,
    ...{ channel: item.channel ?? null, tags: item.tags ?? [], language: item.language ?? null },
    ...{ title: null, body: null, url: null, metadata: null },
    ...(notes && { title: item.title ?? null, body: item.body ?? null, url: item.url ?? null }),
    ...(notes && { metadata: item.metadata ?? null }),
    redactedAt: mayKeep.notes || mayKeep.quotes ? null : now,
  };
}
