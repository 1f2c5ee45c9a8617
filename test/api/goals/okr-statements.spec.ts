import { aim, day } from '../../support/aim.ts';
import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';
import { WatchedService } from '../../support/watched-service.ts';

describe('the number of SQL statements', () => {
  const service = new WatchedService();
  let client: Client;
  let few: string;
  let many: string;

  beforeAll(async () => {
    const workspace = await newWorkspace();
    const [plan, tree] = [aim(workspace), grow(workspace)];
    const hypothesis = { statement: 'It helps', direction: 'UP' };
    const threshold = { kind: 'KEEP_BELOW', upper: 3 };
    for (let index = 0; index < 25; index++) {
      const [keyResult, outcome, metric] = [await plan.keyResult(), await tree.outcome(), await plan.metric()];
      if (index === 0) few = keyResult.id;
      many = keyResult.id;
      await workspace.mutate('keyResultLinkCreate', { keyResultId: keyResult.id, nodeId: outcome.id, hypothesis });
      await workspace.mutate('guardrailCreate', { threshold, keyResultId: keyResult.id, metricId: metric.id });
      const reading = { metricId: metric.id, value: 9, observedAt: day(-1) };
      await workspace.mutate('metricReadingRecord', reading);
      await tree.solution((await tree.opportunity(outcome.id)).id);
    }
    const opportunities = Array.from({ length: 60 }, (_, index) => ({
      title: `Need ${index}`,
      solutions: Array.from({ length: 3 }, () => ({ title: 'Way' })),
    }));
    const { outcome } = await workspace.mutate<{ outcome: { id: string } }>(
      'treeCreate',
      { outcome: { title: 'Wide', opportunities } },
      'outcome { id }',
    );
    await workspace.mutate('keyResultLinkCreate', { keyResultId: many, nodeId: outcome.id, hypothesis });
    client = service.client(workspace);
  }, 60_000);
  afterAll(() => {
    service.close();
  });

  const statements = async (query: string): Promise<number> => {
    const { errors, headers } = await client.ask(query);
    expect(errors).toBeUndefined();
    return (await service.answered(headers.get('x-request-id') ?? '')).statements;
  };

  it.each([
    [
      'metrics with their series',
      (first: number) =>
        `{ metrics(first: ${first}) { nodes { series(from: "2026-01-01", to: "2026-03-02") { value } latestReading { value } } } }`,
    ],
    [
      'key results with their course',
      (first: number) =>
        `{ keyResults(first: ${first}) { nodes { progress { latest source } isMet grade { value } pace { standing }
          metWhileGuardrailBroke progressSeries { value } confidenceHistory { confidence } objective { grade { value } }
          links { impactHypothesis { unit dueOn suggestion { verdict } } } } } }`,
    ],
    [
      'breaches',
      (first: number) =>
        `{ guardrailBreaches(first: ${first}) { nodes { sentence guardrail { id } metMeanwhile { id } } } }`,
    ],
    [
      'the coverage',
      (first: number) =>
        `{ keyResultCoverage { keyResults(first: ${first}) { nodes { isWorkedOn keyResult { id title } } } nodesWithoutKeyResult(first: ${first}) { nodes { id title } } } }`,
    ],
  ])('of %s is the same for two items and for twenty-five', async (_, query) => {
    const [two, more] = [await statements(query(2)), await statements(query(25))];
    expect(two).toBeGreaterThan(0);
    expect(more).toBe(two);
  });

  it('of a lineage is the same however much hangs there', async () => {
    const lineage = (id: string) =>
      `{ node(id: "${id}") { ... on KeyResult { lineage { steps { id title node { id } keyResult { id } link { id } } edges { kind } gaps { kind } } } } }`;
    expect(await statements(lineage(many))).toBe(await statements(lineage(few)));
  });
});
