import { INSIGHT_KINDS } from '../../../domain/research/insight/insight-kind.ts';
import { withoutMarkup } from '../../../domain/foundation/text/markup.ts';
import { snippetOf } from '../../../domain/foundation/text/snippet.ts';
import { type InsightBatchRow, type KnownInsight, statusAfter } from './ingest-outcome.ts';
import type { RelatedRecords } from './related-records.ts';

/** An incoming insight whose row is to be written, with the records that belong to it. */
export type InsightToWrite = InsightBatchRow & { readonly related: RelatedRecords };

/** Longest title that is made of the first words, in characters. Chosen: a line of a list. */
const LONGEST_SNIPPET = 120;

/**
 * The row of an insight, with as many of its words as may be kept.
 *
 * @param before the insight as it was; undefined for a new one
 * @param now instant at which the insight came in
 */
export function insightRow(
  system: string,
  { id, incoming, related }: InsightToWrite,
  before: KnownInsight | undefined,
  now: Date,
) {
  const { item } = incoming;
  const { participantId, participantDigest, accountId, interviewId, isErased, storedName, mayKeep, evidence } = related;
  const kind = item.kind ?? 'OTHER';
  const status = statusAfter(before, incoming, evidence.length > 0);
  const hasNotes = mayKeep.notes && status !== 'DELETED';
  return {
    id,
    sourceSystem: system,
    externalId: storedName ?? incoming.externalId,
    contentHash: incoming.content,
    receivedAt: now,
    participantId,
    participantDigest,
    accountId,
    interviewId,
    status,
    kind,
    elicitation: item.elicitation ?? null,
    sensingChannel: item.sensingChannel ?? INSIGHT_KINDS[kind].channel,
    channelIsTold: Boolean(item.sensingChannel),
    occurredAt: item.occurredAt ?? incoming.sourceUpdatedAt ?? now,
    channel: isErased ? null : (item.channel ?? null),
    tags: isErased ? [] : (item.tags ?? []),
    language: item.language ?? null,
    // A title that is made of a quote is kept as the quote is.
    title: hasNotes ? (item.title ?? titleFrom(item.body ?? incoming.keptQuotes(mayKeep)[0]?.text ?? '')) : '',
    body: hasNotes ? (item.body ?? null) : null,
    url: hasNotes ? (item.url ?? null) : null,
    metadata: hasNotes ? (item.metadata ?? null) : null,
    redactedAt: mayKeep.notes || mayKeep.quotes ? null : now,
  };
}

/** Title of an insight that has none: its first words. */
const titleFrom = (text: string): string => snippetOf(withoutMarkup(text), [], LONGEST_SNIPPET);
