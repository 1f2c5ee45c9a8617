import type { ApiClient } from './api-client.ts';
import { everyOpportunity, readGrocery } from './grocery.ts';

/**
 * Plants what the solutions of the sample rest on, and which experiments test it, in the order of importance; then sorts
 * it by evidence. Answers with the ids of the assumptions by the keys of the file.
 */
export async function createAssumptions(
  client: ApiClient,
  ids: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const { assumptions, opportunities, parked } = readGrocery();
  const every = everyOpportunity([...opportunities, ...parked]);
  const tests = [...every, ...every.flatMap(({ solutions }) => solutions)].flatMap(({ experiments }) => experiments);
  const created = new Map<string, string>();
  for (const { key, type, text, solutions, opportunity } of sorted(assumptions, 'importanceOrder')) {
    const testing = tests.filter((test) => test.assumptions?.includes(key)).map((test) => test.key);
    const linked = [...solutions, ...(opportunity === undefined ? [] : [opportunity]), ...testing];
    const { assumption } = await client.create<{ assumption: { id: string } }>(
      'assumptionCreate',
      key,
      { statement: text, type, nodeIds: linked.map((node) => ids.get(node)) },
      'assumption { id }',
    );
    created.set(key, assumption.id);
  }
  const assumptionIds = sorted(assumptions, 'evidenceOrder').map(({ key }) => created.get(key));
  await client.create('assumptionOrderSet', 'evidence', { axis: 'EVIDENCE', assumptionIds }, '');
  return created;
}

const sorted = <Order extends string, Item extends Readonly<Record<Order, number>>>(
  items: readonly Item[],
  order: Order,
): Item[] => [...items].sort((one, other) => one[order] - other[order]);
