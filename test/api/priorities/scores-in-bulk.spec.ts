import type { Warning } from '../../../src/domain/warning.ts';
import { Bench } from '../../support/command.ts';
import { rankingAndRebuilt } from '../../support/rebuilt-ranking.ts';
import { treeOf } from '../../support/scored-tree.ts';
import { type Client, newWorkspace } from '../../support/service.ts';
import { WatchedService } from '../../support/watched-service.ts';

interface Result {
  index: number;
  score: { id: string; value: number | null; nodeId: string; missing: string[] } | null;
  warnings: Warning[];
  userErrors: { code: string; path: string[] }[];
}
const RESULTS =
  'results { index score { id value nodeId missing } warnings { code message path } userErrors { code message path } }';
const ofSize = (nodeId: string, people: number | null, more: object = {}) => ({
  nodeId,
  model: 'OPPORTUNITY_SIZE',
  inputs: [
    { factor: 'peoplePerMonth', value: people },
    { factor: 'timesEachPerMonth', value: 1 },
  ],
  ...more,
});

describe('scores in bulk', () => {
  const service = new WatchedService();
  const bench = new Bench();
  let client: Client;
  let tree: ReturnType<typeof treeOf>;
  let outcome: string;
  beforeEach(async () => {
    client = await newWorkspace();
    tree = treeOf(client);
    outcome = await tree.outcome();
  });
  afterAll(async () => {
    service.close();
    await bench.clear();
  });

  const record = (items: readonly object[], more: object = {}, by = client) =>
    by.mutate<{ results: Result[] | null }>('scoresRecord', { items, ...more }, RESULTS);
  const codes = (results: readonly Result[] | null) =>
    results?.map(({ userErrors }) => userErrors.map(({ code, path }) => [code, ...path]));
  const ranking = async (): Promise<[string, number | null][]> => {
    const { opportunityRanking } = await client.data<{
      opportunityRanking: { edges: { node: { opportunity: { id: string }; score: { value: number } | null } }[] };
    }>(
      `query ($id: ID!) { opportunityRanking(outcomeId: $id, model: OPPORTUNITY_SIZE, first: 100) {
        edges { node { opportunity { id } score { value } } } } }`,
      { id: outcome },
    );
    return opportunityRanking.edges.map(({ node }) => [node.opportunity.id, node.score?.value ?? null]);
  };

  it('are those of a workshop: several trees and models in one call, answered in their order', async () => {
    const [small, large] = [await tree.opportunity(outcome, 'Small'), await tree.opportunity(outcome, 'Large')];
    const elsewhere = await tree.solution(await tree.opportunity(await tree.outcome('Other'), 'Need'), 'Way');
    const rice = ['reach', 'impact', 'confidence', 'effort'].map((factor) => ({ factor, value: 1 }));
    const { results, userErrors } = await record([
      ofSize(small, 10),
      { nodeId: elsewhere, model: 'RICE', inputs: rice, note: 'By hand' },
      ofSize(large, 30),
    ]);
    expect(userErrors).toEqual([]);
    expect(results).toMatchObject([
      { index: 0, score: { value: 10, nodeId: small }, warnings: [], userErrors: [] },
      { index: 1, score: { value: 1, nodeId: elsewhere }, warnings: [], userErrors: [] },
      { index: 2, score: { value: 30, nodeId: large }, warnings: [], userErrors: [] },
    ]);
    expect(await ranking()).toEqual([
      [large, 30],
      [small, 10],
    ]);
  });

  it('are declined alone, each with every reason and its whole path', async () => {
    const [good, archived] = [await tree.opportunity(outcome, 'Good'), await tree.opportunity(outcome, 'Archived')];
    await client.mutate('nodeArchive', { id: archived, expectedVersion: 1, reason: 'Over' });
    const { results } = await record([
      ofSize('nothing', 1),
      ofSize(archived, 1),
      ofSize(outcome, 1),
      ofSize(good, -1, { recordedAt: '2200-01-01T00:00:00Z' }),
      { nodeId: good, inputs: [] },
      { nodeId: good, ownModelId: 'nothing', inputs: [] },
      ofSize(good, 1, { batchId: ' ' }),
      ofSize(good, 7),
    ]);
    expect(codes(results)).toEqual([
      [['NOT_FOUND', 'items', '0', 'nodeId']],
      [['ARCHIVED', 'items', '1', 'nodeId']],
      [['WRONG_KIND', 'items', '2', 'nodeId']],
      [
        ['INVALID_VALUE', 'items', '3', 'inputs', '0', 'value'],
        ['INVALID_VALUE', 'items', '3', 'recordedAt'],
      ],
      [['INVALID_VALUE', 'items', '4', 'model']],
      [['NOT_FOUND', 'items', '5', 'ownModelId']],
      [['INVALID_VALUE', 'items', '6', 'batchId']],
      [],
    ]);
    expect(await ranking()).toEqual([[good, 7]]);
  });

  it('may name a node several times: the later of one instant counts, an incomplete one never in place of a complete one', async () => {
    const [twice, part] = [await tree.opportunity(outcome, 'Twice'), await tree.opportunity(outcome, 'Part')];
    const { results } = await record([
      ofSize(twice, 1),
      ofSize(twice, 5),
      ofSize(twice, 9, { recordedAt: '2025-01-01T00:00:00Z' }),
      ofSize(part, null),
      ofSize(twice, null),
    ]);
    expect(await ranking()).toEqual([
      [twice, 5],
      [part, null],
    ]);
    const [, second, , alone, kept] = results ?? [];
    expect(alone).toMatchObject({ score: { missing: ['peoplePerMonth'] }, warnings: [] });
    expect(kept?.score).toMatchObject({ value: null, missing: ['peoplePerMonth'] });
    expect(kept?.warnings.map(({ code, path }) => [code, path])).toEqual([['INCOMPLETE', ['items', '4', 'inputs']]]);
    expect(kept?.warnings.map(({ message }) => message)).toEqual([
      `This score lacks peoplePerMonth, so the complete score of ${new Date().toISOString().slice(0, 10)} goes on counting. ` +
        `To change single factors of that one, call scoreAmend with its id ${second?.score?.id ?? ''}.`,
    ]);
    const { ranking: written, rebuilt } = await rankingAndRebuilt(client, bench);
    expect(rebuilt).toEqual(written);
  }, 60_000);

  it('are recorded once with an idempotency key, and answered alike, warnings too', async () => {
    const node = await tree.opportunity(outcome, 'Once');
    const items = [ofSize(node, 3), ofSize(node, null), ofSize('nothing', 1)];
    const first = await record(items, { idempotencyKey: 'workshop' });
    expect(first.results?.map(({ warnings }) => warnings.length)).toEqual([0, 1, 0]);
    expect(await record(items, { idempotencyKey: 'workshop' }, client.elsewhere())).toEqual(first);
    const {
      node: { scoreHistory },
    } = await client.data<{ node: { scoreHistory: { nodes: object[] } } }>(
      `{ node(id: "${node}") { ... on Opportunity { scoreHistory(first: 10) { nodes { id } } } } }`,
    );
    expect(scoreHistory.nodes).toHaveLength(2);
  });

  it('are at most 100 in one call, with as many statements as one', async () => {
    const nodes: string[] = [];
    for (let index = 0; index < 10; index += 1) nodes.push(await tree.opportunity(outcome, `Need ${index}`));
    const items = Array.from({ length: 101 }, (_, index) => ofSize(nodes[index % 10] ?? '', index));
    const { results, userErrors } = await record(items);
    expect({ results, userErrors }).toMatchObject({
      results: null,
      userErrors: [{ code: 'TOO_MANY', path: ['items'] }],
    });
    const watched = service.client(client);
    const statements = async (many: number): Promise<number> => {
      const { headers, errors } = await watched.ask(
        'mutation ($input: ScoresRecordInput!) { scoresRecord(input: $input) { results { score { id } } } }',
        { input: { items: items.slice(0, many) } },
      );
      expect(errors).toBeUndefined();
      return (await service.answered(headers.get('x-request-id') ?? '')).statements;
    };
    expect(await statements(100)).toBe(await statements(1));
    expect((await ranking()).map(([, value]) => value)).toEqual([99, 98, 97, 96, 95, 94, 93, 92, 91, 0]);
  });

  it('come to the same whatever the order in which concurrent calls write', async () => {
    const nodes = [await tree.opportunity(outcome, 'One'), await tree.opportunity(outcome, 'Two')];
    const at = (day: number) => ({ recordedAt: `2025-03-${String(day).padStart(2, '0')}T00:00:00Z` });
    const days = Array.from({ length: 12 }, (_, index) => index + 1);
    await Promise.all(
      days.map((day) =>
        record(
          (day % 2 ? nodes : nodes.toReversed()).map((node) => ofSize(node, day > 9 ? null : day, at(day))),
          {},
          day % 3 ? client : client.elsewhere(),
        ),
      ),
    );
    expect((await ranking()).map(([, value]) => value)).toEqual([9, 9]);
  });
});
