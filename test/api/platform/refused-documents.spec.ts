import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { type GraphQLEnumType, type GraphQLField, type GraphQLSchema, isEnumType } from 'graphql';
import { builtSchema } from '../../../src/app.schema.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';
import { documentOf, pathsOf, rootFields, variablesOf } from '../../support/things.ts';

const messages = async (client: Client, query: string, variables = {}): Promise<string[] | undefined> =>
  (await client.ask(query, variables)).errors?.map(({ message }) => message);

/** Puts a value at a path of variables, through the first element of each list. */
function put(variables: unknown, [name = '', ...rest]: readonly string[], value: unknown): void {
  const holder = (Array.isArray(variables) ? (variables as unknown[])[0] : variables) as Record<string, unknown>;
  if (rest.length > 0) put(holder[name], rest, value);
  else holder[name] = Array.isArray(holder[name]) ? [value] : value;
}

describe('a value that an enum does not have', () => {
  let schema: GraphQLSchema;
  let client: Client;
  beforeAll(async () => {
    schema = await builtSchema();
    client = await newWorkspace('choices');
  });

  it('is refused with the field and all that the enum has, for every enum that something takes', async () => {
    const enums = Object.values(schema.getTypeMap()).filter(isEnumType);
    const places = enums.flatMap((type) => placesOf(schema, type).slice(0, 2));
    const wrong: string[] = [];
    for (const { type, field, path } of places) {
      const variables = variablesOf(field, () => randomUUID(), path);
      put(variables, path, 'NO_SUCH');
      const found = (await messages(client, documentOf(schema, field, variables), variables)) ?? [];
      const choices = type.getValues().map(({ name }) => name);
      const sentence = `${type.name} takes ${choices.join(', ')}, not "NO_SUCH".`;
      const isTold = found.some((each) => each.includes(sentence) && each.includes(path.at(-1) ?? ''));
      if (!isTold) wrong.push(`${field.name}(${path.join('.')}): ${found.join(' | ')}`);
    }
    expect(wrong).toEqual([]);
    expect(places.length).toBeGreaterThan(50);
  }, 60_000);

  it('is refused in the document as in its variables, a text in place of a choice too', async () => {
    const takes = 'PersonRole takes DESIGN, ENGINEERING, LEADERSHIP, OTHER, PRODUCT, RESEARCH, not';
    const create = (role: string) =>
      `mutation { personCreate(input: { name: "Ada", role: ${role} }) { person { id } } }`;
    expect(await messages(client, create('DESIGNER'))).toEqual([`input.role: ${takes} DESIGNER.`]);
    expect(await messages(client, create('"DESIGN"'))).toEqual([`input.role: ${takes} "DESIGN".`]);
    expect(await messages(client, create('[3]'))).toEqual([`input.role: ${takes} [3].`]);
    const withRole =
      'mutation ($role: PersonRole!) { personCreate(input: { name: "Ada", role: $role }) { person { id } } }';
    expect(await messages(client, withRole, { role: 'designer' })).toEqual([
      `Variable "$role" got invalid value "designer"; ${takes} "designer".`,
    ]);
    expect(await messages(client, withRole, { role: 3 })).toEqual([
      `Variable "$role" got invalid value 3; ${takes} 3.`,
    ]);
  });

  it('is told to nobody without a key', async () => {
    const query = 'mutation { personCreate(input: { name: "Ada", role: DESIGNER }) { person { id } } }';
    expect(await messages(client.as(null), query)).toEqual(['Send a valid API key: "Authorization: Bearer ost_…".']);
  });
});

/** Where something takes a value of this type. */
const placesOf = (schema: GraphQLSchema, type: GraphQLEnumType) =>
  rootFields(schema).flatMap((field: GraphQLField<unknown, unknown>) =>
    pathsOf(field, ({ name }) => name === type.name).map((path) => ({ type, field, path })),
  );

describe('a key that lacks scopes', () => {
  it('is told which it lacks, and for which field of the document, one sentence a scope', async () => {
    const admin = await newWorkspace('scopes');
    const client = await keyWith(admin, ['TREE_READ']);
    expect(await messages(client, '{ insights { nodes { id } } }')).toEqual([
      'The key lacks the scope insight:read, which Query.insights takes.',
    ]);
    expect(
      await messages(
        client,
        '{ outcomes { nodes { ...O } } persons { nodes { id } } apiKeys { nodes { id } } } fragment O on Outcome { evidence { nodes { id } } }',
      ),
    ).toEqual([
      'The key lacks the scope admin, which Query.apiKeys takes.',
      'The key lacks the scope insight:read, which Outcome.evidence takes.',
    ]);
    expect(await messages(client, '{ node(id: "x") { ... on Insight { id } } }')).toEqual([
      'The key lacks the scope insight:read, which ... on Insight takes.',
    ]);
    expect((await client.get('/export').expect(403)).body).toMatchObject({
      errors: [{ message: 'The key lacks the scope admin, which GET /export takes.' }],
    });
  });
});

describe('several problems of one request', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace('problems');
  });
  const told = async (query: string, variables = {}): Promise<unknown> =>
    (await client.ask(query, variables)).errors?.map(({ message, extensions }) => ({ message, ...extensions }));

  it('in variables are an error each, with the place of the value', async () => {
    const query = `mutation ($input: PersonCreateInput!, $team: TeamCreateInput!, $who: ID!, $first: Int!) {
      personCreate(input: $input) { person { id } } teamCreate(input: $team) { team { id } }
      teamArchive(input: { id: $who, expectedVersion: $first, reason: "a" }) { team { id } } }`;
    const variables = { input: { name: 3, role: 'x"at "y' }, team: { name: 'a', memberIds: ['b', {}] }, first: null };
    const requestId = expect.any(String) as string;
    expect(await told(query, variables)).toEqual(
      [
        [['input', 'name'], /cannot represent a non string value: 3/],
        [['input', 'role'], /PersonRole takes DESIGN, .*, not "x/],
        [['team', 'memberIds', '1'], /ID cannot represent value/],
        [['who'], /^Variable "\$who" of required type "ID!" was not provided/],
        [['first'], /^Variable "\$first" of non-null type "Int!" must not be null/],
      ].map(([path, message]) => ({
        code: 'BAD_REQUEST',
        message: expect.stringMatching(message as RegExp) as string,
        path,
        requestId,
      })),
    );
  });

  it('in arguments of a query are an error each, with the place of the value', async () => {
    const ids = Array.from({ length: 101 }, () => randomUUID());
    const requestId = expect.any(String) as string;
    expect(
      await told('query ($ids: [ID!]) { treeNodes(filter: { ownerIds: $ids, belowIds: $ids }) { nodes { id } } }', {
        ids,
      }),
    ).toEqual(
      ['belowIds', 'ownerIds'].map((name) => ({
        code: 'BAD_REQUEST',
        message: `${name} takes at most 100 elements, not 101.`,
        path: ['filter', name],
        requestId,
      })),
    );
  });

  it('in a document name the argument of each', async () => {
    const query = '{ persons(first: "a", filter: { teamIds: [[1]], nope: 1 }) { nodes { id } } }';
    expect(await told(query)).toMatchObject([
      { path: ['first'], message: 'first: Int cannot represent non-integer value: "a"' },
      { path: ['filter', 'teamIds', '0'] },
      { path: ['filter', 'nope'] },
    ]);
  });
});

describe('the receipt of a rejected item', () => {
  it('has the same members at the door for one item as among lines, and names field, value and choices', async () => {
    const client = await newWorkspace('receipts');
    const item = { externalId: 'a', occurredAt: '2026-01-05', kind: 'GOSSIP', tags: ['b', 1], who: 'c' };
    const send = (type: string) =>
      client.with({ 'content-type': type }).post(JSON.stringify(item), '/ingest/insights?source=desk');
    const one = await send('application/json').expect(422);
    const [line = ''] = (await send('application/x-ndjson').expect(200)).text.split('\n');
    expect(one.body).toEqual(JSON.parse(line));
    expect(one.body).toEqual({
      line: 1,
      type: 'INSIGHT',
      externalId: 'a',
      status: 'REJECTED',
      warnings: [],
      errors: expect.arrayContaining([
        {
          code: 'INVALID_VALUE',
          path: ['kind'],
          message: expect.stringMatching(/^InsightKind takes [A-Z_, ]+, not "GOSSIP"\.$/) as string,
        },
        { code: 'INVALID_VALUE', path: ['tags', '1'], message: 'String cannot represent a non string value: 1' },
        {
          code: 'INVALID_VALUE',
          path: ['who'],
          message: 'Field "who" is not defined by type "InsightIngestItemInput".',
        },
      ]) as object,
    });
    expect(one.headers['x-request-id']).toBeTruthy();
  });
});
