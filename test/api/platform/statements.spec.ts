import { aim } from '../../support/aim.ts';
import { decide } from '../../support/decide.ts';
import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';
import { WatchedService } from '../../support/watched-service.ts';

describe('the number of SQL statements', () => {
  const service = new WatchedService();
  let workspace: Client;
  let client: Client;
  let variables: Record<string, string>;

  beforeAll(async () => {
    workspace = await newWorkspace();
    const plant = grow(workspace);
    const small = await plant.outcome('small');
    const opportunities = Array.from({ length: 100 }, (_, index) => ({
      title: `Opportunity ${index}`,
      opportunities: Array.from({ length: 9 }, () => ({ title: 'Below' })),
    }));
    const { outcome: large } = await workspace.mutate<{ outcome: { id: string } }>(
      'treeCreate',
      { outcome: { title: 'large', opportunities } },
      'outcome { id }',
    );
    for (let index = 0; index < 3; index++) await plant.opportunity(small.id);
    const more = [];
    for (let index = 0; index < 30; index++) more.push(await plant.outcome(`Outcome ${index}`));
    const decisions = decide(workspace);
    for (const { id } of [small, ...more]) await decisions.target(id, (await plant.opportunity(id)).id);
    for (let index = 0; index < 30; index++)
      await workspace.mutate('decisionRecord', {
        question: 'Which?',
        options: ['This'],
        choice: 'This',
        reason: 'So',
        twoWayDoor: true,
        nodeIds: [small.id],
        grounds: [{ kind: 'NODE', refId: more[index]?.id }],
      });
    const need = await plant.opportunity(small.id);
    for (let index = 0; index < 5; index++) {
      const { persona } = await workspace.mutate<{ persona: { id: string } }>(
        'personaCreate',
        { name: `Persona ${index}`, claims: [{ text: 'Shops once a week.', trait: 'BEHAVIOUR' }] },
        'persona { id }',
      );
      const named = await plant.opportunity(small.id, 'Named', { personaIds: [persona.id] });
      const way = await plant.solution(named.id);
      await workspace.mutate('assumptionCreate', {
        statement: `It works ${index}`,
        type: 'FEASIBILITY',
        nodeIds: [way.id, (await plant.experiment(way.id)).id],
      });
    }
    const built = { status: 'SHIPPED', effortPersonMonths: 1, actualEffortPersonMonths: 2 };
    for (let index = 0; index < 5; index++) await plant.solution(need.id, 'Built', built);
    for (const { id } of more) await workspace.mutate('nodeArchive', { id, expectedVersion: 1, reason: 'Over' });
    const { person } = await workspace.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Ada', role: 'PRODUCT' },
      'person { id }',
    );
    for (const parent of [small.id, large.id]) {
      const { node } = await workspace.data<{ node: { children: { id: string }[] } }>(
        'query ($id: ID!) { node(id: $id) { ... on Outcome { children { id } } } }',
        { id: parent },
      );
      const candidateIds = node.children.slice(0, 2).map(({ id }) => id);
      for (const opportunityId of candidateIds)
        await workspace.mutate('assessmentRecord', { opportunityId, ratings: [{ factor: 'AFFECTED', rating: 'LOW' }] });
      for (let index = 0; index < 4; index++) {
        const asked = { question: 'Which?', kind: 'PAIRWISE', candidateIds, voterIds: [person.id] };
        const { ballot } = await workspace.mutate<{ ballot: { id: string } }>('ballotOpen', asked, 'ballot { id }');
        const [preferredId, overId] = candidateIds;
        await workspace.mutate('ballotVote', {
          ballotId: ballot.id,
          voterId: person.id,
          pairs: [{ preferredId, overId }],
        });
      }
    }
    variables = { small: small.id, large: large.id };
    client = service.client(workspace);
  }, 60_000);
  afterAll(() => {
    service.close();
  });

  const statements = async (query: string): Promise<number> => {
    const { errors, headers } = await client.ask(
      query,
      Object.fromEntries(Object.entries(variables).filter(([name]) => query.includes(`$${name}`))),
    );
    expect(errors).toBeUndefined();
    return (await service.answered(headers.get('x-request-id') ?? '')).statements;
  };

  it.each([
    [
      'a list',
      (first: number) =>
        `{ outcomes(first: ${first}, filter: { includeArchived: true }) { nodes { id depth counts { solutions comments openQuestions insights } keyResults { id } owner { name } targetOpportunity { concerns descent { over { title } } } } } }`,
    ],
    [
      'ballots',
      (first: number) =>
        `{ ballots(first: ${first}) { nodes { outstanding candidates { title } votes { voter { name } } result { matrix order { candidate { title } } voters { voter { name } } } } } }`,
    ],
    [
      'the log of decisions',
      (first: number) =>
        `{ decisions(first: ${first}) { nodes { nodes { title } who { name } supersededBy { id } grounds { how now { value } } } } }`,
    ],
    [
      'shaken decisions',
      (first: number) =>
        `{ decisionsShaken(first: ${first}) { nodes { how decision { question nodes { title } } now { value } } } }`,
    ],
    [
      'a ranking',
      (first: number) =>
        `query ($large: ID!) { opportunityRanking(outcomeId: $large, model: OPPORTUNITY_SIZE, first: ${first}) { edges { rank node { opportunity { title surveyScore { overall { n } segments { n } } } score { value } } } } }`,
    ],
    [
      'roll-ups',
      (first: number) =>
        `query ($large: ID!) { opportunityRanking(outcomeId: $large, model: OPPORTUNITY_SIZE, first: ${first}) { edges { node { opportunity { rollUp(model: OPPORTUNITY_SIZE, by: SUM) { value } best: rollUp(model: RICE) { score { value } node { title } } effortBelow { personMonths } } } } } }`,
    ],
    [
      'comparisons and offered confidence',
      (first: number) =>
        `{ outcomes(first: ${first}, filter: { includeArchived: true }) { nodes { comparison { gaps } } } opportunities(first: ${first}) { nodes { comparison { siblings } confidenceOffer(model: ICE_GILAD) { value } } } }`,
    ],
    [
      'personas',
      (first: number) =>
        `{ personas(first: ${first}) { nodes { maturity claims { supportingParticipants } opportunities(first: 2) { nodes { personas { name } sensingChannels { derived } } } } } }`,
    ],
    [
      'assumptions',
      (first: number) =>
        `{ assumptions(first: ${first}) { nodes { verdict solutions { title } opportunities { id } experiments { title } } } }`,
    ],
    [
      'forecasts',
      (first: number) =>
        `{ forecasts(kind: EFFORT, first: ${first}) { nodes { status node { title } keyResult { title } } } }`,
    ],
  ])('of %s is the same for two items and for a hundred', async (_, query) => {
    const [few, many] = [await statements(query(2)), await statements(query(100))];
    expect(few).toBeGreaterThan(0);
    expect(many).toBe(few);
  });

  it('of a planting with references is the same for two nodes and for a hundred', async () => {
    let names = 0;
    const planting = (nodes: number) => {
      const referred = (title: string) => ({
        title,
        externalRefs: [{ system: 'jira', externalId: `P-${(names += 1)}` }],
      });
      const outcome = { ...referred('Planted'), opportunities: Array.from({ length: nodes }, () => referred('Need')) };
      return { input: { outcome } };
    };
    const planted = async (nodes: number): Promise<number> => {
      const mutation = 'mutation ($input: TreeCreateInput!) { treeCreate(input: $input) { userErrors { code } } }';
      const { data, headers } = await client.ask<{ treeCreate: object }>(mutation, planting(nodes));
      expect(data.treeCreate).toEqual({ userErrors: [] });
      return (await service.answered(headers.get('x-request-id') ?? '')).statements;
    };
    expect(await planted(100)).toBe(await planted(2));
  });

  it('of readings that are sent again, newer or changed, is the same for two and for a hundred', async () => {
    const metric = await aim(workspace).metric();
    const ingest = async (count: number, day: number, value: number): Promise<number> => {
      const items = Array.from({ length: count }, (_, at) => ({
        metricId: metric.id,
        externalId: `r${count}-${at}`,
        value: at % 2 ? value : 1,
        observedAt: '2026-03-01T00:00:00Z',
        sourceUpdatedAt: `2026-03-0${day}T00:00:00Z`,
      }));
      const { data, headers } = await client.ask<{ metricReadingIngest: { receipts: { status: string }[] } }>(
        'mutation ($input: MetricReadingIngestInput!) { metricReadingIngest(input: $input) { receipts { status } } }',
        { input: { sourceSystem: 'warehouse', items } },
      );
      const expected = day === 1 ? ['CREATED', 'CREATED'] : ['UNCHANGED', 'UPDATED'];
      expect(data.metricReadingIngest.receipts.slice(0, 2).map(({ status }) => status)).toEqual(expected);
      return (await service.answered(headers.get('x-request-id') ?? '')).statements;
    };
    expect(await ingest(100, 1, 1)).toBe(await ingest(2, 1, 1));
    expect(await ingest(100, 2, 5)).toBe(await ingest(2, 2, 5));
  });

  it('of a comparison is the same for three siblings and for a hundred', async () => {
    const comparison = (which: string) =>
      `query ($${which}: ID!) { node(id: $${which}) { ... on Outcome { comparison { gaps opportunities { opportunity { title } sets { factors { rating } } } } } } }`;
    expect(await statements(comparison('large'))).toBe(await statements(comparison('small')));
  });

  it('of a tree is two, whatever its size and depth, flat and nested', async () => {
    const tree = (which: string) =>
      `query ($${which}: ID!) { tree(outcomeId: $${which}) { revision root { children { title children { title } } } nodes { id kind title parentId depth status archived } } }`;
    expect([await statements(tree('small')), await statements(tree('large'))]).toEqual([2, 2]);
  });
});
