import type { Client } from './service.ts';

/** What somebody says, beyond what it is evidence of. */
export interface Said {
  /** Who says it, by an external id; null where nobody knows. */
  readonly who: string | null;
  readonly stance?: 'SUPPORTS' | 'CONTRADICTS';
  /** How old it is, in days. */
  readonly days?: number;
  /** More of the participant. */
  readonly participant?: object;
  /** More of the insight. */
  readonly insight?: object;
}

/** Has people say things for and against nodes, or what else they are told to point at, through the door that integrations use. Answers with the insights' ids. */
export function hearing(
  client: Client,
  sourceSystem = 'desk',
): (target: string | object, ...said: readonly Said[]) => Promise<string[]> {
  let count = 0;
  return async (target, ...said) => {
    const named = typeof target === 'string' ? { nodeId: target } : target;
    const items = said.map(({ who, stance = 'SUPPORTS', days = 1, participant = {}, insight = {} }) => ({
      externalId: `said-${++count}`,
      kind: 'INTERVIEW',
      elicitation: 'STORY',
      title: 'Something was said',
      occurredAt: new Date(Date.now() - days * 86_400_000).toISOString(),
      ...(who === null ? {} : { participant: { externalId: who, ...participant } }),
      links: [{ ...named, stance }],
      ...insight,
    }));
    const { receipts } = await client.mutate<{ receipts: { status: string; insightId: string; errors: object[] }[] }>(
      'insightIngest',
      { sourceSystem, items },
      'receipts { status insightId errors { message path } }',
    );
    const refused = receipts.find(({ status }) => status !== 'CREATED');
    if (refused) throw new Error(JSON.stringify(refused));
    return receipts.map(({ insightId }) => insightId);
  };
}
