import { grow, type Node } from '../../support/grow.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

interface Assumption {
  id: string;
  version: number;
  statement: string;
  importancePosition: string;
  evidencePosition: string;
}

const SHOWN = 'assumption { id version statement importancePosition evidencePosition }';
let client: Client;
let need: Node;
let way: Node;
let other: Node;
let test: Node;

beforeAll(async () => {
  client = await newWorkspace('assumptions');
  const plant = grow(client);
  need = await plant.opportunity((await plant.outcome()).id);
  [way, other] = [await plant.solution(need.id, 'Way'), await plant.solution(need.id, 'Other')];
  test = await plant.experiment(way.id, 'Test');
});

const assume = async (statement: string, nodeIds: readonly string[], of = client): Promise<Assumption> =>
  (await of.mutate<{ assumption: Assumption }>('assumptionCreate', { statement, type: 'DESIRABILITY', nodeIds }, SHOWN))
    .assumption;
const codes = async (mutation: string, input: Record<string, unknown>): Promise<string[]> =>
  (await client.mutate(mutation, input)).userErrors.map(({ code, path }) => [code, ...path].join(' '));
const listed = async (args: string, of = client): Promise<string[]> =>
  (
    await of.data<{ assumptions: { nodes: Assumption[] } }>(
      `{ assumptions(first: 100, ${args}) { nodes { statement } } }`,
    )
  ).assumptions.nodes.map(({ statement }) => statement);

describe('assumptions', () => {
  it('are what several solutions and an opportunity rest on, and what experiments test', async () => {
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Ada', role: 'DESIGN' },
      'person { id }',
    );
    const { assumption } = await client.mutate<{ assumption: object }>(
      'assumptionCreate',
      {
        statement: 'Shared.',
        type: 'ETHICAL',
        tags: ['safety'],
        ownerId: person.id,
        nodeIds: [way.id, other.id, need.id, test.id],
      },
      `assumption { statement type tags owner { name } version archivedAt verdict
        solutions { title } opportunities { id } experiments { title } }`,
    );
    expect(assumption).toEqual({
      statement: 'Shared.',
      type: 'ETHICAL',
      tags: ['safety'],
      owner: { name: 'Ada' },
      version: 1,
      archivedAt: null,
      verdict: null,
      solutions: [{ title: 'Way' }, { title: 'Other' }],
      opportunities: [{ id: need.id }],
      experiments: [{ title: 'Test' }],
    });
    const { nodes } = await client.data<{ nodes: object[] }>(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Solution { assumptions { statement } }
        ... on Opportunity { assumptions { statement } } ... on Experiment { assumptions { statement } } } }`,
      { ids: [way.id, need.id, test.id] },
    );
    expect(nodes).toEqual([1, 2, 3].map(() => ({ assumptions: [{ statement: 'Shared.' }] })));
  });

  it('have the verdict of the test of them that was concluded last', async () => {
    const plant = grow(client);
    const concluded = (verdict: string, concludedOn: string) =>
      plant.experiment(way.id, verdict, { status: 'CONCLUDED', verdict, concludedOn });
    const tests = [await concluded('REFUTED', '2026-02-02'), await concluded('SUPPORTED', '2026-02-01')];
    const { id } = await assume('Tested.', [test.id, ...tests.map((each) => each.id)]);
    expect(await client.data('query ($id: ID!) { node(id: $id) { ... on Assumption { verdict } } }', { id })).toEqual({
      node: { verdict: 'REFUTED' },
    });
  });

  it('are refused for what cannot rest on one, with every node at fault named', async () => {
    const plant = grow(client);
    const gone = await plant.solution(need.id, 'Gone');
    await client.mutate('nodeArchive', { id: gone.id, expectedVersion: 1, reason: 'Over.' });
    const outcome = await plant.outcome();
    const input = { statement: 'No.', type: 'VIABILITY' };
    expect(await codes('assumptionCreate', { ...input, nodeIds: [way.id, outcome.id, gone.id, 'nobody'] })).toEqual([
      'WRONG_KIND nodeIds 1',
      'ARCHIVED nodeIds 2',
      'NOT_FOUND nodeIds 3',
    ]);
    expect(await codes('assumptionCreate', { ...input, nodeIds: [] })).toEqual(['INVALID_VALUE nodeIds']);
    expect(await codes('assumptionCreate', { ...input, statement: ' ', nodeIds: [way.id] })).toEqual([
      'INVALID_VALUE statement',
    ]);
    expect(await codes('assumptionCreate', { ...input, ownerId: way.id, nodeIds: [way.id] })).toEqual([
      'NOT_FOUND ownerId',
    ]);
  });

  it('are linked to further nodes and parted from them, and linking twice is no fault', async () => {
    const { id } = await assume('Linked.', [way.id]);
    const shown = 'assumption { solutions { title } }';
    const linked = await client.mutate(
      'assumptionLinkCreate',
      { assumptionId: id, nodeIds: [way.id, other.id] },
      shown,
    );
    expect(linked).toEqual({ assumption: { solutions: [{ title: 'Way' }, { title: 'Other' }] }, userErrors: [] });
    const parted = await client.mutate('assumptionLinkRemove', { assumptionId: id, nodeIds: [way.id] }, shown);
    expect(parted).toEqual({ assumption: { solutions: [{ title: 'Other' }] }, userErrors: [] });
    expect(await codes('assumptionLinkRemove', { assumptionId: id, nodeIds: [other.id, way.id] })).toEqual([
      'NOT_FOUND nodeIds 1',
    ]);
    expect(await codes('assumptionLinkCreate', { assumptionId: way.id, nodeIds: [way.id] })).toEqual([
      'NOT_FOUND assumptionId',
    ]);
  });

  it('are fifty of one node at most', async () => {
    const full = await grow(client).solution(need.id, 'Full');
    const made = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        assume(`One of ${index}`, [full.id], index % 2 ? client : client.elsewhere()),
      ),
    );
    expect(new Set(made.map(({ importancePosition }) => importancePosition)).size).toBe(50);
    expect(await codes('assumptionCreate', { statement: 'One more.', type: 'VIABILITY', nodeIds: [full.id] })).toEqual([
      'TOO_MANY nodeIds',
    ]);
  });

  it('change, are archived, and come back', async () => {
    const own = await grow(client).solution(need.id, 'Own');
    const { id } = await assume('Old words.', [own.id]);
    const changed = await client.mutate<{ assumption: object }>(
      'assumptionUpdate',
      { id, expectedVersion: 1, statement: 'New words.', type: 'USABILITY', tags: ['a'] },
      'assumption { statement type tags version }',
    );
    expect(changed.assumption).toEqual({
      statement: 'New words.',
      type: 'USABILITY',
      tags: ['a'],
      version: 2,
    });
    expect(await codes('assumptionUpdate', { id, expectedVersion: 1, statement: 'Late.' })).toEqual([
      'VERSION_CONFLICT expectedVersion',
    ]);
    await client.mutate('assumptionArchive', { id, expectedVersion: 2, reason: 'Says the same as another.' });
    expect(await listed(`filter: { nodeIds: ["${own.id}"] }`)).toEqual([]);
    expect(await listed(`filter: { nodeIds: ["${own.id}"], includeArchived: true }`)).toEqual(['New words.']);
    for (const mutation of ['assumptionUpdate', 'assumptionPlace'])
      expect(
        await codes(mutation, { id, expectedVersion: 3, ...(mutation === 'assumptionPlace' && { axis: 'EVIDENCE' }) }),
      ).toEqual(['ARCHIVED id']);
    expect(await codes('assumptionLinkCreate', { assumptionId: id, nodeIds: [way.id] })).toEqual([
      'ARCHIVED assumptionId',
    ]);
    await client.mutate('assumptionRestore', { id, expectedVersion: 3 });
    expect(await listed(`filter: { nodeIds: ["${own.id}"] }`)).toEqual(['New words.']);
  });

  it('follow an opportunity that is merged into another, each once', async () => {
    const plant = grow(client);
    const outcome = await plant.outcome();
    const [from, into] = [await plant.opportunity(outcome.id), await plant.opportunity(outcome.id)];
    await assume('Of both.', [from.id, into.id]);
    await assume('Of one.', [from.id]);
    const { opportunity } = await client.mutate<{ opportunity: object }>(
      'opportunityMerge',
      { id: from.id, expectedVersion: 1, intoId: into.id, intoExpectedVersion: 1 },
      'opportunity { assumptions { statement opportunities { id } } }',
    );
    const opportunities = [{ id: into.id }];
    expect(opportunity).toEqual({
      assumptions: [
        { statement: 'Of both.', opportunities },
        { statement: 'Of one.', opportunities },
      ],
    });
  });

  it('are made once for an idempotency key, and by no key that may only read', async () => {
    const input = { statement: 'Once.', type: 'VIABILITY', nodeIds: [way.id], idempotencyKey: 'once' };
    const once = await client.mutate<{ assumption: Assumption }>('assumptionCreate', input, SHOWN);
    expect(await client.elsewhere().mutate('assumptionCreate', input, SHOWN)).toEqual(once);
    const reading = await keyWith(client, ['TREE_READ']);
    const { errors } = await reading.ask(
      'mutation ($input: AssumptionCreateInput!) { assumptionCreate(input: $input) { assumption { id } } }',
      { input },
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});

describe('the two orders of assumptions', () => {
  let own: Client;
  let all: Assumption[];
  let outcome: Node;
  beforeAll(async () => {
    own = await newWorkspace('ordered');
    const plant = grow(own);
    outcome = await plant.outcome();
    const solution = await plant.solution((await plant.opportunity(outcome.id)).id);
    all = [];
    for (const statement of ['a', 'b', 'c', 'd']) all.push(await assume(statement, [solution.id], own));
  });
  const id = (statement: string): string => all.find((each) => each.statement === statement)?.id ?? '';

  it('begin as the assumptions were made', async () => {
    expect(await listed('orderBy: { field: IMPORTANCE }', own)).toEqual(['a', 'b', 'c', 'd']);
    expect(await listed('orderBy: { field: EVIDENCE }', own)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('change one by one, the other order left alone', async () => {
    const place = (statement: string, afterId: string | null, expectedVersion: number, axis = 'IMPORTANCE') =>
      own.mutate<{ assumption: Assumption }>(
        'assumptionPlace',
        { id: id(statement), expectedVersion, axis, afterId },
        'assumption { version history(first: 1) { nodes { operation } } }',
      );
    expect((await place('d', null, 1)).assumption).toEqual({
      version: 2,
      history: { nodes: [{ operation: 'REORDERED' }] },
    });
    await place('a', id('b'), 1);
    expect(await listed('', own)).toEqual(['d', 'b', 'a', 'c']);
    expect(await listed('orderBy: { field: EVIDENCE }', own)).toEqual(['a', 'b', 'c', 'd']);
    const refusals = async (answer: ReturnType<typeof place>) =>
      (await answer).userErrors.map(({ code, path }) => [code, ...path].join(' '));
    expect(await refusals(place('a', null, 1))).toEqual(['VERSION_CONFLICT expectedVersion']);
    expect(await refusals(place('a', id('a'), 2))).toEqual(['NOT_FOUND afterId']);
  });

  it('change for several at once, which share out the places that they hold', async () => {
    const { assumptions } = await own.mutate<{ assumptions: Assumption[] }>(
      'assumptionOrderSet',
      { axis: 'EVIDENCE', assumptionIds: ['d', 'b', 'a'].map(id) },
      'assumptions { statement }',
    );
    expect(assumptions.map(({ statement }) => statement)).toEqual(['d', 'b', 'a']);
    expect(await listed('orderBy: { field: EVIDENCE }', own)).toEqual(['d', 'b', 'c', 'a']);
    const wrong = async (assumptionIds: string[]) =>
      (await own.mutate('assumptionOrderSet', { axis: 'EVIDENCE', assumptionIds })).userErrors.map(({ code, path }) =>
        [code, ...path].join(' '),
      );
    expect(await wrong([id('a'), 'nobody'])).toEqual(['NOT_FOUND assumptionIds 1']);
    expect(await wrong([id('a'), id('a')])).toEqual(['INVALID_VALUE assumptionIds']);
  });

  it('are listed page by page, by outcome and by type', async () => {
    const ask =
      'query ($after: String) { assumptions(first: 3, orderBy: { field: EVIDENCE }, after: $after) { nodes { statement } pageInfo { endCursor hasNextPage } } }';
    interface Page {
      assumptions: { nodes: Assumption[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
    }
    const { assumptions } = await own.data<Page>(ask);
    expect(assumptions.nodes.map(({ statement }) => statement)).toEqual(['d', 'b', 'c']);
    const rest = await own.data<Page>(ask, { after: assumptions.pageInfo.endCursor });
    expect(rest.assumptions).toMatchObject({ nodes: [{ statement: 'a' }], pageInfo: { hasNextPage: false } });
    expect(await listed(`filter: { outcomeIds: ["${outcome.id}"] }`, own)).toHaveLength(4);
    await expect(listed(`filter: { outcomeIds: ["${id('a')}"] }`, own)).rejects.toThrow('names none');
    expect(await listed('filter: { types: [DESIRABILITY, ETHICAL] }', own)).toHaveLength(4);
    expect(await listed('filter: { types: [ETHICAL] }', own)).toEqual([]);
  });

  it('give every place once, though many are placed first at the same time', async () => {
    const solution = await grow(own).solution((await grow(own).opportunity(outcome.id)).id);
    const many = await Promise.all(
      Array.from({ length: 10 }, (_, index) => assume(`many ${index}`, [solution.id], own)),
    );
    const placed = await Promise.all(
      many.map((each, index) =>
        (index % 2 ? own : own.elsewhere()).mutate<{ assumption: Assumption }>(
          'assumptionPlace',
          { id: each.id, expectedVersion: 1, axis: 'IMPORTANCE' },
          SHOWN,
        ),
      ),
    );
    expect(placed.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(new Set(placed.map(({ assumption }) => assumption.importancePosition)).size).toBe(10);
  });
});
