import { grow } from '../../support/grow.ts';
import { OwnService } from '../../support/own-service.ts';
import { newSample } from '../../support/sample.ts';
import { type Answer, type Client, newWorkspace } from '../../support/service.ts';

interface TreeAnswer {
  readonly tree: { readonly nodes?: readonly object[] } | null;
}

/** All that a board shows of a node. */
const RICH = `... on TreeNode { id title status tags owner { id name } counts { opportunities solutions experiments }
  ... on Opportunity { scores { id value model } keyResultLinks { id keyResult { id title } } }
  ... on Solution { scores { id value model } keyResultLinks { id keyResult { id title } } }
  openQuestions { id text } externalRefs { id system url } children { id } }`;

/** Every list of a node whose items are counted. */
const ALL_LISTS = `... on TreeNode { openQuestions { id } comments { nodes { id } } nodeLinks { id } history { nodes { entityId } }
  decisions { nodes { id } } evidence { edges { node { id } } } externalRefs { id }
  ... on Outcome { guardrails { id } keyResults { id } }
  ... on Opportunity { scores { id } scoreHistory { nodes { id } } keyResults { id } keyResultLinks { id } assumptions { id } }
  ... on Solution { scores { id } scoreHistory { nodes { id } } keyResults { id } keyResultLinks { id } assumptions { id } }
  ... on Experiment { assumptions { id } } }`;

let service: OwnService;
let sample: Client;
let outcomeId: string;
beforeAll(async () => {
  service = await OwnService.start();
  sample = service.client(await newSample());
  const { outcomes } = await sample.data<{
    outcomes: { nodes: { id: string; counts: Readonly<Record<string, number>> }[] };
  }>('{ outcomes { nodes { id counts { opportunities solutions experiments } } } }');
  const sizes = outcomes.nodes.map(({ id, counts }) => ({ id, size: sum(Object.values(counts)) }));
  outcomeId = sizes.sort((one, other) => other.size - one.size)[0]?.id ?? '';
}, 120_000);
afterAll(() => service.stop());

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const statementsOf = async ({ headers }: Answer<unknown>): Promise<number> =>
  (await service.answered(headers.get('x-request-id') ?? '')).statements;

/** Asks for what seems to be beyond the limit, and answers with what it was found to cost. */
async function costOf(
  query: string,
  variables: Readonly<Record<string, unknown>>,
  client = sample,
): Promise<Answer<TreeAnswer>['extensions']['cost']> {
  const { errors, extensions } = await client.ask<TreeAnswer>(query, variables);
  expect(errors).toBeUndefined();
  return extensions.cost;
}

describe('the cost of a document about a tree', () => {
  it('is near what the tree really holds, where it seems to be beyond the limit', async () => {
    const query = `query ($id: ID!) { tree(outcomeId: $id) { root { id } nodes { ${RICH} } } }`;
    const { data, errors, extensions } = await sample.ask<TreeAnswer>(query, { id: outcomeId });
    expect(errors).toBeUndefined();
    expect(data.tree?.nodes?.length).toBeGreaterThan(50);
    expect(extensions.cost.requested).toBeGreaterThanOrEqual(extensions.cost.actual);
    expect(extensions.cost.requested).toBeLessThan(2 * extensions.cost.actual);
  });

  it('is the same with a literal, a variable, a default, a fragment and an alias', async () => {
    const fragment = `fragment Rich on TreeNode { ${RICH} }`;
    const ways: [string, Record<string, unknown>][] = [
      [`{ tree(outcomeId: "${outcomeId}", first: 3000) { nodes { ${RICH} } } }`, {}],
      [
        `query ($id: ID!, $n: Int!) { tree(outcomeId: $id, first: $n) { nodes { ${RICH} } } }`,
        { id: outcomeId, n: 3000 },
      ],
      [
        `query ($id: ID! = "${outcomeId}", $n: Int! = 4000) { tree(outcomeId: $id, first: $n) { nodes { ${RICH} } } }`,
        {},
      ],
      [`query ($id: ID!) { tree(outcomeId: $id) { nodes { ...Rich } } } ${fragment}`, { id: outcomeId }],
      [
        `query ($id: ID!) { it: tree(outcomeId: $id) { all: nodes { name: title ...Rich } } } ${fragment}`,
        { id: outcomeId },
      ],
    ];
    const costs = await Promise.all(ways.map(async ([query, variables]) => (await costOf(query, variables)).requested));
    const named = costs.pop() ?? 0;
    expect(new Set(costs).size).toBe(1);
    const { data } = await sample.ask<TreeAnswer>('query ($id: ID!) { tree(outcomeId: $id) { nodes { id } } }', {
      id: outcomeId,
    });
    // The last one asks for the title of each node twice.
    expect(named - (costs[0] ?? 0)).toBeGreaterThanOrEqual(data.tree?.nodes?.length ?? Infinity);
  });

  it.each([
    `nodes { ${ALL_LISTS} }`,
    `root { ${ALL_LISTS} children { ${ALL_LISTS} children { ${ALL_LISTS} } } }`,
    `root { ${RICH} } nodes { ${RICH} parent { openQuestions { id } } ancestors { id title } }`,
    `nodes { ${RICH} children { ${RICH} } }`,
    `root { a: children { ${RICH} } b: children { ${RICH} children { openQuestions { id } } } }`,
    `root { ${RICH} children { ...A } } nodes { ...A }`,
  ])('is never below what is answered, wherever the items of a list are, case %#', async (selection) => {
    const fragment = selection.includes('...A') ? `fragment A on TreeNode { ${RICH} ${ALL_LISTS} }` : '';
    const query = `query ($id: ID!) { tree(outcomeId: $id, first: 5000) { ${selection} } } ${fragment}`;
    const { requested, actual } = await costOf(query, { id: outcomeId });
    expect(actual).toBeGreaterThan(20);
    expect(requested).toBeGreaterThanOrEqual(actual);
  });

  it('is never below what is answered where one node holds all items of a list, or `first` cuts the tree', async () => {
    const client = service.client(await newWorkspace('tree-cost'));
    const plant = grow(client);
    const root = await plant.outcome();
    const held = await plant.opportunity(root.id, 'Holds all');
    for (let index = 0; index < 4; index++) await plant.opportunity(root.id, `Empty ${index}`);
    const list = 'openQuestions { id text version createdAt updatedAt forId answer }';
    for (const nodeId of [root.id, held.id]) {
      for (let index = 0; index < 15; index++)
        await client.mutate('openQuestionCreate', { nodeId, text: `What of ${index}?` }, 'openQuestion { id }');
      for (const asked of [`root { ${list} }`, `root { children { ${list} } }`, `nodes { ${list} }`])
        for (const first of [1, 2, 5_000]) {
          // What is asked about nodes beside it makes the document seem to be beyond the limit.
          const query = `query ($id: ID!, $first: Int!) {
            tree(outcomeId: $id, first: $first) { ${asked} } other: tree(outcomeId: $id, first: 5000) { nodes { ${list} } }
          }`;
          const { requested, actual } = await costOf(query, { id: root.id, first }, client);
          expect(requested).toBeGreaterThanOrEqual(actual);
          expect(requested).toBeLessThan(5_000);
        }
    }
  });

  it('is found by one statement, and by none where it does not seem to be beyond the limit', async () => {
    const ask = (first: number): Promise<Answer<TreeAnswer>> =>
      sample.ask(
        `query ($id: ID!, $first: Int!) { tree(outcomeId: $id, first: $first) { nodes { id openQuestions { id } } } }`,
        { id: outcomeId, first },
      );
    const [within, beyond] = [await ask(900), await ask(2_000)];
    expect([within, beyond].map(({ errors }) => errors)).toEqual([undefined, undefined]);
    expect(within.data).toEqual(beyond.data);
    expect(within.extensions.cost.requested).toBeGreaterThan(80_000);
    expect(beyond.extensions.cost.requested).toBeLessThan(1_000);
    expect((await statementsOf(beyond)) - (await statementsOf(within))).toBe(1);
  });

  it('is no more than that of one node for a tree that is not there', async () => {
    const query = `query ($id: ID!) { tree(outcomeId: $id) { nodes { ${RICH} } } }`;
    const stranger = service.client(await newWorkspace('tree-cost-stranger'));
    for (const [client, id] of [
      [sample, 'nothing'],
      [stranger, outcomeId],
    ] as const)
      expect((await costOf(query, { id }, client)).requested).toBeLessThan(50);
  });
});

describe('a document about a tree that is too costly by its real size', () => {
  let strict: OwnService;
  beforeAll(async () => {
    strict = await OwnService.start({ OST_COST_LIMIT: '500' });
  });
  afterAll(() => strict.stop());

  it.each([
    ['after one statement', `tree(outcomeId: $id) { nodes { ${RICH} } }`, 1],
    [
      'before any, where what is beside the tree costs too much',
      `tree(outcomeId: $id) { nodes { id } } persons(first: 100) { nodes { id name version createdAt updatedAt } }`,
      0,
    ],
    [
      'before any, where the tree costs too much with one node',
      `tree(outcomeId: $id) { root { targets(first: 100) { edges { cursor node { id createdAt outcome { id title } } } } } nodes { id } }`,
      0,
    ],
  ])('is refused %s, and says how to cut', async (_, selection, statements) => {
    const answer = await strict.client(sample).ask(`query ($id: ID!) { ${selection} }`, { id: outcomeId });
    const { errors, extensions } = answer;
    expect(errors?.map(({ message }) => message)).toEqual([
      `The document asks for ${extensions.cost.requested} fields in the answer; 500 are allowed. Lower \`first\`, or ask for fewer fields.`,
    ]);
    expect(errors?.[0]?.extensions.code).toBe('TOO_COSTLY');
    expect(extensions.cost.requested).toBeGreaterThan(500);
    const { statements: run } = await strict.answered(answer.headers.get('x-request-id') ?? '');
    expect(run).toBe(statements);
  });

  it('gives its connection back', async () => {
    const query = `query ($id: ID!) { tree(outcomeId: $id) { nodes { ${RICH} } } }`;
    for (let index = 0; index < 30; index++)
      expect((await strict.client(sample).ask(query, { id: outcomeId })).errors?.[0]?.extensions.code).toBe(
        'TOO_COSTLY',
      );
    expect((await strict.client(sample).ask('{ viewer { workspace { name } } }')).errors).toBeUndefined();
  });
});
