import 'reflect-metadata';
import { getNamedType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import { builtSchema } from '../../src/app.schema.ts';
import { fill } from '../support/fill.ts';
import { type Client, look, newWorkspace } from '../support/service.ts';
import { makeThings, sortAt, type Things, variablesOf } from '../support/things.ts';

const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);
/** Of so many forgeries of a list one is tried; of which, the seed decides. */
const ONE_OF = process.env['OST_TEST_FULL'] === 'true' ? 1 : 5;
/** Fields of one list that are asked in one document: each below a root of its own, so that each tells its own fault. */
const AT_ONCE = 30;
/** Documents that are under way at a time. */
const CALLERS = 4;

/** A list that is read in pages, and the way to it. */
interface PagedList {
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** The document's part that asks for `selection` of the list behind a cursor, under an alias. */
  readonly ask: (alias: string, after: string | null, selection: string) => string;
  /** Whether its root field may be null, so that several can be asked at once. */
  readonly nullable: boolean;
}

const literal = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, each]) => `${name}: ${literal(each)}`)
    .join(', ')}}`;
};
/** Names of enum values stand without quotes in a document. */
const argumentsOf = (field: GraphQLField<unknown, unknown>, variables: Readonly<Record<string, unknown>>): string[] =>
  field.args
    .filter(({ name }) => name in variables)
    .map(({ name, type }) => {
      const text = literal(variables[name]);
      return `${name}: ${'getValues' in getNamedType(type) ? text.replaceAll('"', '') : text}`;
    });

/** Every list of the schema that takes `after`: those of the root, and those of each type by a thing of that type. */
function pagedLists(schema: GraphQLSchema, things: Things): PagedList[] {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const of = (type: GraphQLObjectType) =>
    Object.values(type.getFields()).filter(({ args }) => args.some(({ name }) => name === 'after'));
  const query = schema.getQueryType() as GraphQLObjectType;
  const idAt = (field: GraphQLField<unknown, unknown>) => (path: readonly string[]) =>
    things[sortAt(field.name, path)] ?? '';
  const call = (field: GraphQLField<unknown, unknown>, after: string | null, selection: string): string => {
    const given = argumentsOf(field, variablesOf(field, idAt(field)));
    return `${field.name}(${[...given, `after: ${JSON.stringify(after)}`].join(', ')}) { ${selection} }`;
  };
  return types.flatMap((type) =>
    of(type).map((field): PagedList => {
      const name = `${type.name}.${field.name}`;
      if (type === query)
        return { name, field, nullable: false, ask: (alias, ...rest) => `${alias}: ${call(field, ...rest)}` };
      const thing = things[`${(type.name[0] ?? '').toLowerCase()}${type.name.slice(1)}`];
      if (thing !== undefined)
        return {
          name,
          field,
          nullable: true,
          ask: (alias, ...rest) => `${alias}: node(id: "${thing}") { ... on ${type.name} { ${call(field, ...rest)} } }`,
        };
      const above = Object.values(query.getFields()).find((each) => getNamedType(each.type) === type);
      if (!above) throw new Error(`${name} is reached by no way that this test knows.`);
      const given = argumentsOf(above, variablesOf(above, idAt(above))).join(', ');
      return {
        name,
        field,
        nullable: false,
        ask: (alias, ...rest) => `${alias}: ${above.name}${given && `(${given})`} { ${call(field, ...rest)} }`,
      };
    }),
  );
}

const encoded = (json: string): string => Buffer.from(json).toString('base64url');
const decoded = (cursor: string): unknown[] => JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];

/** What stands in a forged cursor in place of one part, as JSON, and whether no list has such a part. */
const WRONG: readonly (readonly [json: string, never: boolean])[] = [
  ['{}', true],
  ['true', true],
  ['[]', true],
  ['{"length":1}', true],
  ['null', false],
  ['""', false],
  ['"x"', false],
  ['"NaN"', false],
  ['"infinity"', false],
  ['"\\u0000"', true],
  ['"2026-02-30"', false],
  ['"2026-02-28T25:00:00Z"', false],
  ['"01a20000-0000-7000-8000-00000000000g"', false],
  ['-1', false],
  ['0.5', false],
  ['9007199254740993', false],
  ['1e308', false],
  ['1e999', true],
];

/** Cursors that nobody was given, made from one that was: what is wrong with each, and whether it must be refused. */
function forgeries(cursor: string, foreign: string): { what: string; cursor: string; never: boolean }[] {
  const [list, ...place] = decoded(cursor);
  const of = (parts: readonly string[]) => encoded(`[${[JSON.stringify(list), ...parts].join(',')}]`);
  const parts = place.map((part) => JSON.stringify(part));
  const whole = [
    ['another list', foreign],
    ['no list', encoded(`[${parts.join(',')}]`)],
    ['nothing of its place', of([])],
    ['a part too few', of(parts.slice(0, -1))],
    ['a part too many', of([...parts, '1'])],
    ['no JSON', encoded('[')],
    ['no list of JSON', encoded(`{"0":${JSON.stringify(list)}}`)],
    ['null', encoded('null')],
    ['no base64', '%%%'],
    ['nothing', ''],
  ] as const;
  return [
    ...whole.map(([what, forged]) => ({ what, cursor: forged, never: true })),
    ...parts.flatMap((part, at) =>
      [...WRONG, [`[${part}]`, true] as const].map(([json, never]) => ({
        what: `${json} as part ${at}`,
        never,
        cursor: of(parts.map((each, index) => (index === at ? json : each))),
      })),
    ),
  ];
}

/** A thing of each type that is fetched by its id, by the name of the type in small letters at its beginning. */
async function oneOfEachType(client: Client): Promise<Things> {
  const logged = await look<{ ids: string[] }>(
    client,
    `SELECT (array_agg(DISTINCT entity_id))[1:20] AS ids FROM change_log
     WHERE workspace_id = (SELECT workspace_id FROM workspace) GROUP BY entity_type`,
  );
  const found: Record<string, string> = {};
  for (const { ids } of logged) {
    const { nodes } = await client.data<{ nodes: ({ __typename: string; id: string } | null)[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
      { ids },
    );
    for (const node of nodes)
      if (node) found[`${(node.__typename[0] ?? '').toLowerCase()}${node.__typename.slice(1)}`] = node.id;
  }
  return found;
}

describe(`a cursor that nobody was given (seed ${SEED}, one of ${ONE_OF})`, () => {
  let client: Client;
  let lists: PagedList[];
  /** A cursor of each list, by the list's name. */
  const given = new Map<string, string>();

  beforeAll(async () => {
    const schema = await builtSchema();
    client = await newWorkspace();
    const made = await fill(client, await makeThings(client, schema));
    const things = { ...(await oneOfEachType(client)), ...made };
    lists = pagedLists(schema, things);
    for (const { name, ask, field } of lists) {
      const { list } = await client.data<{ list: Readonly<Record<string, unknown>> }>(
        `{ ${ask('list', null, 'edges { cursor }')} }`,
      );
      const { edges } = (list[field.name] ?? list) as { edges: readonly { cursor: string }[] };
      if (edges[0]) given.set(name, edges[0].cursor);
    }
    // A list of one kind of node is called as that of another kind, but for the node's id.
    for (const { name } of lists.filter((each) => !given.has(each.name))) {
      const [type = '', field = ''] = name.split('.');
      const [cursor, own, other] = [
        given.get(`Opportunity.${field}`),
        things[type.toLowerCase()],
        things['opportunity'],
      ];
      if (cursor === undefined || own === undefined || other === undefined) continue;
      const [list, ...place] = decoded(cursor);
      given.set(name, encoded(JSON.stringify([String(list).replace(other, own), ...place])));
    }
  }, 60_000);

  it('was made from one of every list', () => {
    expect(lists.filter(({ name }) => !given.has(name)).map(({ name }) => name)).toEqual([]);
    expect(lists.length).toBeGreaterThan(50);
  });

  it('is a bad request of every list, at the root and within things, and never a fault of ours', async () => {
    const wrong: string[] = [];
    const asked = lists.flatMap((list, at) => {
      const own = given.get(list.name) ?? '';
      const foreign = given.get(lists.find(({ name }) => name !== list.name)?.name ?? '') ?? '';
      return forgeries(own, foreign)
        .filter((_, index) => (SEED + at + index) % ONE_OF === 0)
        .map((forged) => ({ ...forged, list }));
    });
    const documents = asked.filter(({ list }) => !list.nullable).map((each) => [each]);
    const nested = asked.filter(({ list }) => list.nullable);
    while (nested.length > 0) documents.push(nested.splice(0, AT_ONCE));
    const count = asked.length;
    const walk = async (): Promise<void> => {
      for (let next = documents.pop(); next; next = documents.pop()) {
        const fields = next.map(({ list, cursor }, at) => list.ask(`a${at}`, cursor, 'pageInfo { hasNextPage }'));
        const { errors = [] } = await client.ask(`{ ${fields.join(' ')} }`);
        for (const [at, { list, what, never }] of next.entries()) {
          const code = errors.find(({ path }) => path?.[0] === `a${at}`)?.extensions.code ?? 'none';
          if (code !== 'BAD_REQUEST' && (never || code !== 'none')) wrong.push(`${list.name}, ${what}: ${code}`);
        }
      }
    };
    await Promise.all(Array.from({ length: CALLERS }, walk));
    expect(wrong).toEqual([]);
    expect(count * ONE_OF).toBeGreaterThan(2_000);
  }, 120_000);
});
