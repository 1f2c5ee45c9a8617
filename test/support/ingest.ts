import type { Client } from './service.ts';

let count = 0;

/** What a test says of an insight that is to come in; the rest is made up. */
export interface Heard {
  readonly externalId?: string;
  readonly title?: string;
  readonly body?: string;
  readonly links?: readonly object[];
  readonly quotes?: readonly object[];
  readonly participant?: object;
  readonly interview?: object;
  readonly occurredAt?: string;
  readonly language?: string;
  readonly operation?: string;
}

/** Ingests insights and answers with their ids, in their order. */
export async function ingest(client: Client, ...items: readonly Heard[]): Promise<string[]> {
  const { receipts } = await client.mutate<{ receipts: { insightId: string | null; errors: unknown[] }[] }>(
    'insightIngest',
    {
      sourceSystem: 'desk',
      items: items.map((item) => ({
        externalId: `heard-${++count}`,
        kind: 'SUPPORT',
        occurredAt: '2026-03-02T00:00:00Z',
        ...item,
      })),
    },
    'receipts { insightId errors { message } }',
  );
  return receipts.map(({ insightId, errors }) => {
    if (insightId === null) throw new Error(JSON.stringify(errors));
    return insightId;
  });
}
