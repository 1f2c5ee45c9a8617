import type { MayKeep } from '../../../domain/research/participant/consent.ts';
import { INSIGHT_KINDS } from '../../../domain/research/insight/insight-kind.ts';
import type { Written } from '../../../domain/foundation/ingestion/arrivals.ts';
import { snippetOf } from '../../../domain/foundation/text/snippet.ts';
import type { ToldInterview } from '../interview/interview-ingest.model.ts';
import { isInterviewKind } from '../interview/interview.model.ts';
import type { Taken } from '../participant/participant-take.model.ts';
import type { Insight } from './insight.model.ts';
import type { InsightIngestItemInput } from './insight-ingest.model.ts';

/** An item that has passed the checks, in its place in the push. */
export interface IncomingInsight {
  readonly index: number;
  readonly item: InsightIngestItemInput;
}

/** Longest beginning that stands for a title, in characters. Chosen: a line of a list. */
const LEAD = 120;

/** Whose an insight is, and how far it has come. */
type Placed = Pick<Insight, 'participantId' | 'accountId' | 'interviewId' | 'state'>;

/** The row of an insight, with as much of its words as may be kept. */
export function rowOf(
  system: string,
  arrived: Written<IncomingInsight>,
  contentHash: string,
  placed: Placed,
  mayKeep: MayKeep,
  now: Date,
) {
  const { id, item, sourceUpdatedAt } = arrived;
  const { externalId, kind, elicitation = null, sensingChannel, occurredAt } = item;
  const notes = mayKeep.notes && placed.state !== 'DELETED';
  const known = kind ?? 'OTHER';
  return {
    ...{
      id,
      sourceSystem: system,
      externalId,
      contentHash,
      sourceUpdatedAt,
      receivedAt: now,
      ...placed,
    },
    ...{ kind: known, elicitation, channelIsTold: Boolean(sensingChannel) },
    sensingChannel: sensingChannel ?? INSIGHT_KINDS[known].channel,
    occurredAt: occurredAt ?? sourceUpdatedAt ?? now,
    ...{ channel: item.channel ?? null, tags: item.tags ?? [], language: item.language ?? null },
    ...{ title: '', body: null, url: null, metadata: null },
    ...(notes && {
      title: item.title ?? snippetOf(item.body ?? item.quotes?.[0]?.text ?? '', [], LEAD),
      body: item.body ?? null,
      url: item.url ?? null,
    }),
    ...(notes && { metadata: item.metadata ?? null }),
    redactedAt: mayKeep.notes || mayKeep.quotes ? null : now,
  };
}

/** The interview that an item names, and who was heard there; null where it names none. */
export function heardIn(
  item: InsightIngestItemInput | null,
  taken: Taken | null,
  whileNobodySaid: MayKeep,
): ToldInterview | null {
  if (!item?.interview) return null;
  const { interview, kind, occurredAt, sourceUpdatedAt = null } = item;
  return {
    ...{ interview, sourceUpdatedAt, occurredAt: occurredAt ?? new Date() },
    kind: kind && isInterviewKind(kind) ? kind : 'INTERVIEW',
    participantId: taken?.id ?? null,
    mayKeep: taken?.mayKeep ?? whileNobodySaid,
  };
}
