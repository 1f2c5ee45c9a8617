import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../domain/foundation/calendar/date.ts';
import type { ApiClient } from './api-client.ts';

/** Days over which the pieces of feedback are spread, back from today. */
const DAYS = 26 * 7;

/** A piece of feedback as the file tells it. */
interface Feedback {
  readonly source: string;
  readonly externalId: string;
  readonly url: string;
  readonly title: string;
  readonly quote: string;
  readonly occurredAt: string;
  readonly product: string;
  readonly state: string;
  readonly participant: string;
  readonly kind: string;
  readonly elicitation: string;
}

/** Ingests what people wrote in public as an integration would: a fifth of it linked, the rest for the inbox. */
export async function createFeedback(
  client: ApiClient,
  ids: ReadonlyMap<string, string>,
  today: string,
): Promise<void> {
  const links = JSON.parse(text('feedback-links.json')) as Readonly<Record<string, string>>;
  const feedback = text('feedback.ndjson')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Feedback)
    .sort((one, other) => (one.occurredAt < other.occurredAt ? -1 : 1));
  const items = feedback.map((each, index) => {
    const nodeId = ids.get(links[each.externalId] ?? '');
    const daysBefore = DAYS - Math.floor((index * DAYS) / feedback.length);
    return {
      externalId: each.externalId,
      kind: each.kind,
      elicitation: each.elicitation,
      channel: 'issue tracker',
      url: each.url,
      title: each.title,
      quotes: [{ text: each.quote, origin: 'RESTATED' }],
      occurredAt: `${addDays(today, -daysBefore)}T09:00:00Z`,
      participant: { externalId: each.participant, relationship: 'USER' },
      metadata: { product: each.product, state: each.state },
      links: nodeId === undefined ? [] : [{ nodeId }],
    };
  });
  await client.ingest('insightIngest', 'feedback', { sourceSystem: 'github', items });
}

const text = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');
