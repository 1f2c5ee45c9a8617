import 'reflect-metadata';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLSchema,
  isInputObjectType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { getMetadataArgsStorage } from 'typeorm';
import { ENTITIES } from '../../../src/app.features.ts';
import { builtSchema } from '../../../src/app.schema.ts';
import { MOST_FIELDS } from '../../../src/platform/change-log/change.model.ts';
import { aim } from '../../support/aim.ts';
import { grow } from '../../support/grow.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';
import { documentOf, makeThings, sortAt, type Things, variablesOf } from '../../support/things.ts';

interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly withheld: string | null;
}
interface Change {
  readonly operation: string;
  readonly changedFields: readonly string[];
  readonly changes: readonly FieldChange[];
}

const CHANGES = 'operation changedFields changes { field before after withheld }';

/** What is not told by the values that a mutation is given elsewhere, with the input that changes it. */
const SAMPLES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'experimentUpdate.status': { status: 'RUNNING' },
  'personaUpdate.photoUrl': { photoUrl: 'https://example.com/1' },
  'savedViewUpdate.filter': { filter: { text: 'late' } },
  'savedViewUpdate.list': { list: 'solutions' },
  'savedViewUpdate.orderBy': { orderBy: { field: 'TITLE' } },
  'workspaceUpdate.currency': { currency: 'USD' },
  'workspaceUpdate.timeZone': { timeZone: 'Europe/Berlin' },
};
/** Fields whose values are a person's own words: the log notes that they changed, and no more. */
const OWN_WORDS = new Set(['participantUpdate.alias', 'interviewUpdate.notes', 'interviewUpdate.recordingUrl']);

describe('the history of a thing', () => {
  let schema: GraphQLSchema;
  let client: Client;
  let things: Things;

  beforeAll(async () => {
    schema = await builtSchema();
    client = await newWorkspace('history');
    things = await makeThings(client, schema);
  }, 60_000);

  const historyOf = async (id: string, args = 'first: 100', by = client): Promise<readonly Change[]> => {
    const answer = await by.data<{ node: { history: { nodes: Change[] } } | null }>(
      `query ($id: ID!) { node(id: $id) { history(${args}) { nodes { ${CHANGES} } } } }`,
      { id },
    );
    return answer.node?.history.nodes ?? [];
  };

  it('tells of every field that a mutation changes what it was and what it is, as the field itself answers', async () => {
    const told: string[] = [];
    const wrong: string[] = [];
    const updates = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ name }) =>
      name.endsWith('Update'),
    );
    for (const field of updates)
      for (const { name, type, id } of plainFields(field)) {
        const idAt = (path: readonly string[]): string => things[sortAt(field.name, path)] ?? '';
        const made = variablesOf(field, idAt, ['input', name])['input'] as Record<string, unknown>;
        const input = { ...made, [name]: another(made[name]), ...SAMPLES[`${field.name}.${name}`] };
        const look = `query ($id: ID!) { node(id: $id) { ... on ${type} { version value: ${name} history(first: 1) { nodes { ${CHANGES} } } } } }`;
        const read = async (): Promise<Read> =>
          (await client.data<{ node: Read }>(look, { id: input['id'] ?? things[id] })).node;
        const before = await read();
        const variables = { input: { ...input, expectedVersion: before.version } };
        const sent = await client.data<Record<string, { unchanged: boolean; userErrors: object[] }>>(
          documentOf(schema, field, variables, 'unchanged userErrors { message }'),
          variables,
        );
        if (sent[field.name]?.unchanged !== false || (sent[field.name]?.userErrors.length ?? 0) > 0) continue;
        const after = await read();
        const change = after.history.nodes[0]?.changes.find((each) => each.field === name);
        const expected = OWN_WORDS.has(`${field.name}.${name}`)
          ? { field: name, before: null, after: null, withheld: 'PERSONAL' }
          : { field: name, before: before.value, after: after.value, withheld: null };
        told.push(`${field.name}.${name}`);
        if (JSON.stringify(change) !== JSON.stringify(expected))
          wrong.push(`${field.name}.${name}: ${JSON.stringify([change, expected])}`);
      }
    expect(wrong).toEqual([]);
    expect(told).toEqual(
      expect.arrayContaining(['metricUpdate.name', 'keyResultUpdate.title', 'solutionUpdate.effortPersonMonths']),
    );
    expect(told.length).toBeGreaterThan(50);
  }, 60_000);

  it('begins with what the thing was created with, whatever it is', async () => {
    const silent: string[] = [];
    for (const [sort, id] of Object.entries(things)) {
      const created = (await historyOf(id)).at(-1);
      if (created?.operation !== 'CREATED' || created.changes.some(({ before }) => before !== null)) silent.push(sort);
    }
    expect(silent).toEqual([]);
    const [reading] = await historyOf(things['metricReading'] ?? '');
    expect(reading?.changes).toContainEqual({ field: 'value', before: null, after: 1, withheld: null });
  });

  it('keeps the earlier size of a hypothesis, and is found by field and by time', async () => {
    const outcome = await grow(client).outcome('Kept');
    const keyResult = await aim(client).keyResult({ kind: 'REACH', initial: 1, goal: 2 });
    const hypothesis = { statement: 'So', direction: 'UP', expectedSize: 3, dueOn: '2027-01-01' };
    const { keyResultLink: link } = await client.mutate<{ keyResultLink: { id: string } }>(
      'keyResultLinkCreate',
      { keyResultId: keyResult.id, nodeId: outcome.id, hypothesis },
      'keyResultLink { id }',
    );
    const resized = { id: link.id, expectedVersion: 1, hypothesis: { ...hypothesis, expectedSize: 8 } };
    expect((await client.mutate('keyResultLinkUpdate', resized)).userErrors).toEqual([]);
    const worded = { ...resized, expectedVersion: 2, hypothesis: { ...resized.hypothesis, statement: 'Thus' } };
    expect((await client.mutate('keyResultLinkUpdate', worded)).userErrors).toEqual([]);
    const sizes = await historyOf(link.id, 'filter: { fields: ["expectedSize"] }');
    expect(sizes.map(({ operation, changes }) => [operation, changes])).toEqual([
      ['UPDATED', [{ field: 'expectedSize', before: 3, after: 8, withheld: null }]],
      ['CREATED', [{ field: 'expectedSize', before: null, after: 3, withheld: null }]],
    ]);
    expect(await historyOf(link.id, 'filter: { operations: [UPDATED] }')).toHaveLength(2);
    expect(await historyOf(link.id, 'filter: { to: "2020-01-01" }')).toEqual([]);
    expect(await historyOf(link.id, 'filter: { from: "2020-01-01" }')).toHaveLength(3);
    const { errors } = await client.ask(
      `{ node(id: "${link.id}") { history(filter: { fields: ["size"] }) { nodes { at } } } }`,
    );
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/names size, which KeyResultLink does not have: .*expectedSize/) as unknown,
        extensions: { code: 'BAD_REQUEST' },
      },
    ]);
  });

  it('pages so that each change stands beside the one before it', async () => {
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: '0', role: 'PRODUCT' },
      'person { id }',
    );
    for (let version = 1; version < 6; version++)
      await client.mutate('personUpdate', { id: person.id, expectedVersion: version, name: String(version) });
    const names: unknown[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { node }: Page = await client.data<Page>(
        `query ($id: ID!, $after: String) { node(id: $id) { history(first: 2, after: $after) {
           nodes { changes { field before after } } pageInfo { endCursor hasNextPage } } } }`,
        { id: person.id, after },
      );
      const changes = node.history.nodes.flatMap((each) => each.changes).filter(({ field }) => field === 'name');
      names.push(...changes.map((each) => [each.before, each.after]));
      after = node.history.pageInfo.endCursor;
      more = node.history.pageInfo.hasNextPage;
    }
    const pairs = [5, 4, 3, 2, 1].map((version) => [String(version - 1), String(version)]);
    expect(names).toEqual([...pairs, [null, '0']]);
  });

  it('shows nobody what they may not read, and no words of those who were erased', async () => {
    const speaker = things['speaker'] ?? '';
    const { participant } = await client.data<{ participant: { version: number } }>(
      'query ($id: ID!) { participant: node(id: $id) { ... on Participant { version } } }',
      { id: speaker },
    );
    const secret = 'Zephyrine of the north';
    const named = { id: speaker, expectedVersion: participant.version, alias: secret };
    expect((await client.mutate('participantUpdate', named)).userErrors).toEqual([]);
    const changeOfName = async () =>
      (await historyOf(speaker)).flatMap(({ changes }) => changes).find(({ field }) => field === 'alias');
    expect(await changeOfName()).toEqual({ field: 'alias', before: null, after: null, withheld: 'PERSONAL' });
    const without = await keyWith(client, ['TREE_READ', 'OKR_READ']);
    expect(await historyOf(speaker, 'first: 1', without)).toEqual([]);
    await client.mutate('participantErase', { id: speaker, expectedVersion: participant.version + 1 });
    expect(await changeOfName()).toEqual({ field: 'alias', before: null, after: null, withheld: 'ERASED' });
    expect(JSON.stringify(await historyOf(speaker))).not.toContain(secret);
  });

  it('has room for every field of every thing', () => {
    const { columns } = getMetadataArgsStorage();
    const most = ENTITIES.map((entity) => {
      const chain: unknown[] = [];
      for (let at: unknown = entity; typeof at === 'function'; at = Object.getPrototypeOf(at)) chain.push(at);
      return columns.filter(({ target }) => chain.includes(target)).length;
    });
    expect(Math.max(...most)).toBeLessThanOrEqual(MOST_FIELDS);
  });

  it('is part of the export, a line for each change', async () => {
    const answer = await client.get('/export');
    const lines = answer.text
      .trimEnd()
      .split('\n')
      .map(
        (line) => JSON.parse(line) as { type: string; row?: { entityId: string; operation: string; image: object } },
      );
    const changes = lines.filter(({ type }) => type === 'Change');
    expect(changes.length).toBeGreaterThan(100);
    expect(changes.find(({ row }) => row?.entityId === things['metric'])?.row).toMatchObject({
      operation: 'CREATED',
      image: { name: 'Word' },
    });
    expect(lines.at(-1)).toEqual({ type: 'end', rows: lines.length - 1 });
  });

  /** Fields of an update's input that the thing answers flat by the same name, with the type of the thing. */
  const plainFields = (field: GraphQLField<unknown, unknown>): { name: string; type: string; id: string }[] => {
    const [input, payload] = [getNamedType(field.args[0]?.type ?? field.type), getNamedType(field.type)];
    const sort = field.name.replace(/Update$/, '');
    const thing = isObjectType(payload) ? getNamedType(payload.getFields()[sort]?.type ?? payload) : payload;
    if (!isInputObjectType(input) || !isObjectType(thing)) return [];
    return Object.keys(input.getFields())
      .filter((name) => !['id', 'expectedVersion'].includes(name))
      .filter((name) => isLeafType(getNamedType(thing.getFields()[name]?.type ?? thing)))
      .map((name) => ({ name, type: thing.name, id: sort }));
  };
});

/** Another value than the one that things are made with. */
const another = (value: unknown): unknown =>
  ({ Word: 'Said', 1: 2, '2026-01-05': '2026-01-06' })[String(value)] ?? value;

interface Read {
  readonly version: number;
  readonly value: unknown;
  readonly history: { readonly nodes: readonly Change[] };
}
interface Page {
  readonly node: {
    readonly history: {
      readonly nodes: readonly Change[];
      readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
    };
  };
}
