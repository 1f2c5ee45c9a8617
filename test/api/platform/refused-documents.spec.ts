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
    expect(await messages(client, create('DESIGNER'))).toEqual([`${takes} DESIGNER.`]);
    expect(await messages(client, create('"DESIGN"'))).toEqual([`${takes} "DESIGN".`]);
    expect(await messages(client, create('[3]'))).toEqual([`${takes} [3].`]);
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
      'The key lacks the scope admin, which Query.apiKeys takes. The key lacks the scope insight:read, which EvidenceConnection.nodes takes.',
    ]);
    expect(await messages(client, '{ node(id: "x") { ... on Insight { id } } }')).toEqual([
      'The key lacks the scope insight:read, which ... on Insight takes.',
    ]);
    expect((await client.get('/export').expect(403)).body).toMatchObject({
      errors: [{ message: 'The key lacks the scope admin, which GET /export takes.' }],
    });
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
