import type { Warning } from '../../../src/domain/warning.ts';
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { GraphQLField, GraphQLSchema } from 'graphql';
import { builtSchema } from '../../../src/app.schema.ts';
import { grow, type Node } from '../../support/grow.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';
import { documentOf, idPaths, makeThings, rootFields, sortAt, type Things, variablesOf } from '../../support/things.ts';
import { warnsOf } from '../../support/warned.ts';

/** What is called `NODES` where every id of a node is asked for. */
const NODES = ['outcome', 'opportunity', 'sibling', 'solution', 'experiment'];
/** A short key of no node. */
const UNKNOWN = 'OPP-999999';

const codes = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
  userErrors.map(({ code, path }) => [code, ...path].join(' '));

interface Place {
  readonly field: GraphQLField<unknown, unknown>;
  readonly at: readonly string[];
}
const nameOf = ({ field, at }: Place): string => `${field.name}(${at.join('.')})`;

describe('a short key in place of the id of a node', () => {
  let schema: GraphQLSchema;
  let client: Client;
  let things: Things;
  let shortKeys: ReadonlyMap<string, string>;
  let places: readonly Place[];
  beforeAll(async () => {
    schema = await builtSchema();
    client = await newWorkspace();
    things = await makeThings(client, schema);
    const ids = NODES.map((sort) => things[sort] ?? '');
    const { nodes } = await client.data<{ nodes: Node[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on TreeNode { shortKey } } }',
      { ids },
    );
    shortKeys = new Map(nodes.map(({ id, shortKey }) => [id, shortKey]));
    places = rootFields(schema).flatMap((field) =>
      idPaths(field)
        .filter((at) => NODES.includes(sortAt(field.name, at)))
        .map((at) => ({ field, at })),
    );
  }, 60_000);

  const isQuery = ({ field }: Place) => schema.getQueryType()?.getFields()[field.name] === field;
  const idAt = ({ field, at }: Place) => things[sortAt(field.name, at)] ?? '';
  const ask = async ({ field, at }: Place, id: string): Promise<string> => {
    const variables = variablesOf(
      field,
      (path) => (path.join() === at.join() ? id : (things[sortAt(field.name, path)] ?? '')),
      at,
    );
    const answer = await client
      .with({ 'x-request-id': 'the-same' })
      .post({ query: documentOf(schema, field, variables), variables });
    // A time without an end ends when it is asked about.
    const text = answer.text.replace(/"to":"[^"]+"/g, '"to":"NOW"');
    return `${answer.status} ${text.replaceAll(id, 'ID')}`;
  };

  /** Whether answers are the same but for how they call the node. */
  const sameFor = (place: Place, ...answers: readonly string[]): boolean => {
    const id = idAt(place);
    return (
      new Set(answers.map((text) => text.replaceAll(id, 'ID').replaceAll(shortKeys.get(id) ?? '', 'ID'))).size === 1
    );
  };

  it('stands in sentences as it was given', async () => {
    const solution = (shortKeys.get(things['solution'] ?? '') ?? '').toLowerCase();
    const { errors } = await client.ask(
      `{ opportunityRanking(outcomeId: "${solution}", model: OPPORTUNITY_SIZE) { edges { rank } } }`,
    );
    expect(errors?.map(({ message }) => message)).toEqual([
      `outcomeId takes the id or the short key of an Outcome; "${solution}" names none.`,
    ]);
    const { userErrors } = await client.mutate('outcomeUpdate', {
      id: things['outcome'],
      expectedVersion: 1,
      ownerId: solution,
    });
    expect(JSON.stringify(userErrors)).toContain(`\\"${solution}\\"`);
    expect(JSON.stringify(userErrors)).not.toContain(things['solution']);
  });

  it('is the same question to every query, in small letters too', async () => {
    const differing: string[] = [];
    const asked = places.filter(isQuery);
    for (const place of asked) {
      const [byId, byKey] = [await ask(place, idAt(place)), await ask(place, shortKeys.get(idAt(place)) ?? '')];
      const bySmall = await ask(place, (shortKeys.get(idAt(place)) ?? '').toLowerCase());
      if (sameFor(place, byId, byKey, bySmall)) continue;
      differing.push(`${nameOf(place)}: ${byId} | ${byKey}`);
    }
    expect(differing).toEqual([]);
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.map(nameOf)).toEqual(
      expect.arrayContaining(['node(id)', 'treeNode(id)', 'tree(outcomeId)', 'nodes(ids)']),
    );
  }, 60_000);

  it('is, where nothing is called so, like an id of nothing: to every root field, at every place', async () => {
    const differing: string[] = [];
    for (const place of places) {
      const [unknown, nobodys] = [await ask(place, UNKNOWN), await ask(place, randomUUID())];
      if (unknown !== nobodys) differing.push(`${nameOf(place)}: ${unknown} | ${nobodys}`);
    }
    expect(differing).toEqual([]);
    expect(places.length).toBeGreaterThan(60);
  }, 120_000);

  it('is found by every mutation', async () => {
    const unfound: string[] = [];
    for (const place of places.filter((each) => !isQuery(each))) {
      const byKey = await ask(place, (shortKeys.get(idAt(place)) ?? '').toLowerCase());
      // What calls before this one changed may have made the place wrong; then it is wrong by its id as well.
      if (/NOT_FOUND|^[45]|"errors":\[\{"message"/.test(byKey) && !sameFor(place, byKey, await ask(place, idAt(place))))
        unfound.push(`${nameOf(place)}: ${byKey}`);
    }
    expect(unfound).toEqual([]);
  }, 120_000);
});

describe('short keys of an input', () => {
  let client: Client;
  let plant: ReturnType<typeof grow>;
  let outcome: Node;
  beforeAll(async () => {
    client = await newWorkspace();
    plant = grow(client);
    outcome = await plant.outcome();
  });

  it('stand in variables, literals and lists, beside ids', async () => {
    const need = await plant.opportunity(outcome.id);
    const { a, b, nodes } = await client.data<Record<string, unknown>>(
      `query ($key: ID!, $ids: [ID!]!) {
        a: treeNode(id: "${need.shortKey.toLowerCase()}") { id }
        b: tree(outcomeId: $key) { root { id } }
        nodes(ids: $ids) { id }
      }`,
      { key: outcome.shortKey, ids: [need.id, need.shortKey, UNKNOWN, outcome.shortKey] },
    );
    expect([a, b]).toEqual([{ id: need.id }, { root: { id: outcome.id } }]);
    expect(nodes).toEqual([{ id: need.id }, { id: need.id }, null, { id: outcome.id }]);
  });

  it('are refused with the path of their field, an item alone', async () => {
    const need = await plant.opportunity(outcome.id);
    const { results } = await client.mutate<{ results: { node: object; userErrors: never[] }[] }>(
      'nodesUpdate',
      {
        items: [
          { id: UNKNOWN, expectedVersion: 1, title: 'No' },
          { id: need.shortKey, expectedVersion: 1, title: 'Yes' },
        ],
      },
      'results { node { id title } userErrors { code message path } }',
    );
    expect(results.map(codes)).toEqual([['NOT_FOUND items 0 id'], []]);
    expect(results[0]?.userErrors[0]).toMatchObject({ message: expect.stringContaining(UNKNOWN) as string });
    expect(results[1]?.node).toEqual({ id: need.id, title: 'Yes' });
  });

  it('are found to be twice the same thing beside its id', async () => {
    const [need, other] = [await plant.opportunity(outcome.id), await plant.opportunity(outcome.id)];
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Mara', role: 'DESIGN' },
      'person { id }',
    );
    const ballot = (candidateIds: string[]) =>
      client.mutate('ballotOpen', { question: 'First?', kind: 'PAIRWISE', voterIds: [person.id], candidateIds });
    expect(codes(await ballot([need.id, need.shortKey]))).toEqual(['INVALID_VALUE candidateIds']);
    expect(codes(await ballot([need.id, other.shortKey]))).toEqual([]);
  });

  it('are the same input for an idempotency key as ids', async () => {
    const create = (parentId: string) =>
      client.mutate<{ opportunity: { id: string } }>(
        'opportunityCreate',
        { parentId, title: 'Once', idempotencyKey: 'once' },
        'opportunity { id }',
      );
    const first = await create(outcome.shortKey);
    expect(first.userErrors).toEqual([]);
    expect(await create(outcome.id)).toEqual(first);
  });

  it('are those of the workspace of the caller', async () => {
    const other = await newWorkspace();
    await grow(other).outcome('Theirs');
    const { treeNode } = await other.data<{ treeNode: object }>('{ treeNode(id: "OUT-1") { title } }');
    expect(treeNode).toEqual({ title: 'Theirs' });
  });

  it('are words where no id is taken', async () => {
    const need = await plant.opportunity(outcome.id, outcome.shortKey, { tags: [outcome.shortKey] });
    const { treeNode } = await client.data<{ treeNode: object }>(
      'query ($id: ID!) { treeNode(id: $id) { title tags } }',
      { id: need.shortKey },
    );
    expect(treeNode).toEqual({ title: outcome.shortKey, tags: [outcome.shortKey] });
  });
});

describe('short keys from a source', () => {
  let client: Client;
  let source: Client;
  let need: Node;
  let outcome: Node;
  beforeAll(async () => {
    client = await newWorkspace();
    source = await keyWith(client, ['INSIGHT_INGEST']);
    outcome = await grow(client).outcome();
    need = await grow(client).opportunity(outcome.id);
  });
  const item = (externalId: string, nodeId: string) => ({
    externalId,
    kind: 'INTERVIEW',
    occurredAt: '2026-03-02T00:00:00Z',
    title: 'I forget things',
    participant: { externalId: 'mara' },
    links: [{ nodeId }],
    interview: {
      externalId: `talk of ${externalId}`,
      heldAt: '2026-03-02T00:00:00Z',
      outcomeId: outcome.shortKey,
      snapshot: { opportunityIds: [nodeId] },
    },
  });
  const push = (...items: object[]) =>
    source.mutate<{ receipts: { status: string; warnings: Warning[] }[] }>(
      'insightIngest',
      { sourceSystem: 'desk', items },
      'receipts { status warnings { code message path } }',
    );
  const lines = async (...items: object[]) =>
    (
      await source
        .with({ 'content-type': 'application/x-ndjson' })
        .post(items.map((each) => JSON.stringify(each)).join('\n'), '/ingest/insights?source=desk&receipts=all')
    ).text
      .trim()
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as { status: string; warnings: Warning[]; errors: object[] });
  const linked = async () =>
    (
      await client.data<{ insights: { nodes: { externalId: string; evidenceOf: { node: { id: string } }[] }[] } }>(
        '{ insights(first: 100) { nodes { externalId evidenceOf { node { id } } } } }',
      )
    ).insights.nodes.map(({ externalId, evidenceOf }) => [externalId, ...evidenceOf.map(({ node }) => node.id)]);

  it('link what is pushed, and leave what names nothing in the inbox with a warning', async () => {
    const { receipts } = await push(item('a', need.shortKey), item('b', UNKNOWN));
    expect(receipts.map(({ status, warnings }) => [status, warnings.length > 0])).toEqual([
      ['CREATED', false],
      ['CREATED', true],
    ]);
    expect(receipts[1]?.warnings).toEqual([warnsOf(UNKNOWN), warnsOf(UNKNOWN)]);
    expect(await linked()).toEqual(expect.arrayContaining([['a', need.id], ['b']]));
  });

  it('link what comes line by line, each line by itself', async () => {
    const receipts = await lines(item('c', need.shortKey.toLowerCase()), item('d', UNKNOWN), item('e', need.id));
    expect(receipts.map(({ status, warnings }) => [status, warnings.length > 0])).toEqual([
      ['CREATED', false],
      ['CREATED', true],
      ['CREATED', false],
    ]);
    expect(await linked()).toEqual(expect.arrayContaining([['c', need.id], ['d'], ['e', need.id]]));
  });

  it('are the same content as ids: what comes again by the other is unchanged', async () => {
    await lines(item('f', need.shortKey));
    expect((await lines(item('f', need.id)))[0]?.status).toBe('UNCHANGED');
    const { receipts } = await push(item('f', need.shortKey));
    expect(receipts.map(({ status }) => status)).toEqual(['UNCHANGED']);
  });

  it('name the nodes of answers and references', async () => {
    const all = [
      {
        type: 'SURVEY_ANSWER',
        opportunityId: need.shortKey,
        respondent: 'p1',
        importance: 5,
        satisfaction: 2,
        answeredAt: '2026-03-02T00:00:00Z',
      },
      { type: 'EXTERNAL_REF', externalId: 'JIRA-1', nodeId: need.shortKey },
    ];
    const answers = (
      await client
        .with({ 'content-type': 'application/x-ndjson' })
        .post(all.map((each) => JSON.stringify(each)).join('\n'), '/ingest/insights?source=forms&receipts=all')
    ).text;
    expect(answers.match(/"status":"\w+"/g)).toEqual(['"status":"CREATED"', '"status":"CREATED"']);
    const { treeNode } = await client.data<{ treeNode: { externalRefs: object[] } }>(
      'query ($id: ID!) { treeNode(id: $id) { externalRefs { externalId } } }',
      { id: need.id },
    );
    expect(treeNode.externalRefs).toEqual([{ externalId: 'JIRA-1' }]);
  });
});
