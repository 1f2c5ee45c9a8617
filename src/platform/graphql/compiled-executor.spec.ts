import DataLoader from 'dataloader';
import { buildSchema, execute, GraphQLError, parse, validate, type ExecutionResult } from 'graphql';
import type { GraphQLEnumType, GraphQLFieldResolver, GraphQLObjectType, GraphQLScalarType } from 'graphql';
import type { GraphQLInterfaceType, GraphQLResolveInfo } from 'graphql';
import { pathToArray } from 'graphql/jsutils/Path.js';
import { AnswerProgress } from '../request/answer-progress.ts';
import { compiledExecutor } from './compiled-executor.ts';

const schema = buildSchema(`
  scalar Moment
  enum Kind { OUTCOME OPPORTUNITY }
  interface TreeNode { id: ID! title: String kind: Kind! parent: TreeNode children: [TreeNode!]! where: String }
  type Outcome implements TreeNode {
    id: ID! title: String! kind: Kind! parent: TreeNode children: [TreeNode!]! where: String metric: String! at: Moment
  }
  type Opportunity implements TreeNode {
    id: ID! title: String kind: Kind! parent: TreeNode children: [TreeNode!]! where: String need(upper: Boolean = true): String
  }
  type Note { text: String! owner: Note strict: Note! words: [String!] bad: Note }
  union Found = Outcome | Opportunity | Note
  input Range { from: Int! = 1 to: Int at: Moment kinds: [Kind!] = [OUTCOME] inner: Range }
  input Choice @oneOf { id: ID title: String }
  type Odd {
    method(by: Int = 2): Int getter: String promised: String property: String missing: String thrower: String
    thenable: Note methodObject: Note set: [Int!] list: [Int] matrix: [[Int!]]
  }
  type Query {
    nodes: [TreeNode!]! node(id: ID!): TreeNode found: [Found] notes: [Note] maybe: Note must: Note!
    range(range: Range, kind: Kind = OPPORTUNITY, kinds: [Kind], at: Moment, ints: [Int!] = [3], grid: [[Int]]): String
    choice(by: Choice!): String odd: Odd info(x: Int): String stray: TreeNode wrongType: Outcome asyncType: TreeNode
    boom: String boomNow: String boomStrict: String! boomCode: String boomValue: String boomLocated: String
    returnedError: String errorsInside: [String] strictInside: [String!] promises: [Int] notAList: [Int] word: [String]
    badMoment: Moment nullMoment: Moment badInt: Int badKind: Kind moments: [Moment] late: [Note!] lateStrict: [Note!]!
  }
  type Mutation { rename(title: String!): String }
`);

class Row {
  kind = 1;
  constructor(
    readonly type: string,
    readonly id: string,
    readonly title: string | null = `title of ${id}`,
    readonly children: Row[] = [],
    readonly parentId: string | null = null,
  ) {}
  get metric(): string {
    return `metric of ${this.id}`;
  }
}
const leaf = new Row('Opportunity', 'c', null, [], 'b');
const middle = new Row('Opportunity', 'b', 'b', [leaf], 'a');
const top = new Row('Outcome', 'a', 'top', [middle, new Row('Outcome', 'd', 'd', [], 'a')]);
const rows = [top, middle, leaf];

interface Context {
  batches: string[][];
  loader: DataLoader<string, Row | undefined>;
  infos: unknown[];
}
function context(progress?: AnswerProgress): Context {
  const batches: string[][] = [];
  const load = (ids: readonly string[]) => {
    batches.push([...ids]);
    return Promise.resolve(ids.map((id) => rows.find((row) => row.id === id)));
  };
  const batchScheduleFn = (dispatch: () => void) => progress?.whenFilled(dispatch);
  const options = { cache: false, ...(progress ? { batchScheduleFn } : {}) };
  return { batches, loader: new DataLoader(load, options), infos: [] };
}

function fail(message: string): never {
  throw new Error(message);
}
/** Plain words and comparisons: matching whole schemas and documents takes minutes. */
const told = (info: GraphQLResolveInfo) => ({
  field: info.fieldName,
  parent: info.parentType === schema.getType(info.parentType.name),
  returns: info.returnType === info.parentType.getFields()[info.fieldName]?.type,
  path: info.path,
  nodes: info.fieldNodes.map(({ loc }) => loc?.start),
  variables: { ...info.variableValues },
  operation: info.operation.loc?.start,
  fragments: Object.entries(info.fragments).map(([name, { loc }]) => [name, loc?.start]),
  schema: info.schema === schema,
});
type Resolvers = Record<string, GraphQLFieldResolver<never, Context, never>>;
const query: Resolvers = {
  nodes: () => Promise.resolve([top, middle]),
  node: (_source: unknown, { id }: { id: string }) => rows.find((row) => row.id === id),
  found: () => [top, null, { type: 'Note', text: 'seen' }, leaf],
  notes: () => [{ text: 'one', strict: {} }, null, { text: null }, { text: 'two', owner: { text: null } }],
  maybe: () => Promise.resolve({ text: 'one', strict: { text: 'x', strict: null }, words: ['a', null], bad: fail }),
  must: () => ({ text: 'a', strict: { text: null } }),
  range: (_source: unknown, args: object) => JSON.stringify(args),
  choice: (_source: unknown, { by }: { by: object }) => JSON.stringify(by),
  odd: () => ({
    factor: 21,
    method(this: { factor: number }, { by }: { by: number }) {
      return this.factor * by;
    },
    get getter() {
      return 'got';
    },
    get thrower() {
      return fail('thrown by a getter');
    },
    promised: Promise.resolve('kept'),
    property: 'plain',
    thenable: Promise.resolve({ text: 'later' }),
    methodObject: () => ({ text: 'made' }),
    set: new Set([1, 2]),
    list: () => [1, null, Promise.resolve(3), Promise.reject(new Error('item'))],
    matrix: [[1], [null], null],
  }),
  info: (_source: unknown, _args: unknown, { infos }: Context, info) => void infos.push(told(info)),
  stray: () => ({ type: 'Note' }),
  wrongType: () => ({ type: 'Opportunity' }),
  asyncType: () => ({ type: 'Outcome', id: 'z', later: true }),
  boom: () => Promise.reject(new Error('boom')),
  boomNow: () => fail('now'),
  boomStrict: () => Promise.reject(new Error('strict')),
  boomCode: () => Promise.reject(new GraphQLError('coded', { extensions: { code: 'FORBIDDEN', more: [1] } })),
  boomValue: () =>
    Promise.resolve().then(() => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- what is thrown need not be an error
      throw 'a word';
    }),
  boomLocated: () => fail('located'),
  returnedError: () => new Error('returned'),
  errorsInside: () => ['a', new Error('inside'), 'c'],
  strictInside: () => ['a', new Error('inside'), 'c'],
  promises: () => [Promise.resolve(1), 2],
  notAList: () => 5,
  word: () => 'word',
  badMoment: () => 'no moment',
  nullMoment: () => 'null',
  badInt: () => 1.5,
  badKind: () => 'neither',
  moments: () => [new Date(0), Promise.resolve(new Date(1))],
  late: () => Promise.resolve([{ text: Promise.resolve('x') }, { text: Promise.reject(new Error('late')) }]),
  lateStrict: () => [Promise.resolve({ text: 'x' }), Promise.resolve({ text: null })],
};
const nodeFields: Resolvers = {
  parent: ({ parentId }: Row, _args: unknown, { loader }: Context) => (parentId ? loader.load(parentId) : null),
  // Declares its source only, as Nest's resolvers of properties do.
  title: ({ title }: Row) => title,
  where: (_source: unknown, _args: unknown, _context: Context, info) => pathToArray(info.path).join('.'),
};
const opportunityFields: Resolvers = {
  need: (_source: unknown, { upper }: { upper: boolean }) => Promise.resolve(upper ? 'NEED' : 'need'),
};
function attach(name: string, resolvers: Resolvers): void {
  const fields = (schema.getType(name) as GraphQLObjectType<never, Context>).getFields();
  for (const [field, resolve] of Object.entries(resolvers)) Object.assign(fields[field] ?? fail(field), { resolve });
}
attach('Query', query);
attach('Mutation', { rename: (_source: unknown, { title }: { title: string }) => title });
attach('Outcome', { ...nodeFields, at: () => new Date(0) });
attach('Opportunity', { ...nodeFields, ...opportunityFields });

(schema.getType('Kind') as GraphQLEnumType).getValues().forEach((value, index) => (value.value = index + 1));
for (const abstract of ['TreeNode', 'Found'])
  (schema.getType(abstract) as GraphQLInterfaceType).resolveType = (
    value: { type: string; later?: boolean },
    _c,
    info,
  ) => (value.later ? Promise.resolve(value.type) : info.fieldName && value.type);
(schema.getType('Outcome') as GraphQLObjectType).isTypeOf = (value: { type: string }) => value.type === 'Outcome';
Object.assign(schema.getType('Moment') as GraphQLScalarType, {
  serialize: (value: unknown) =>
    value instanceof Date ? value.toISOString() : value === 'null' ? null : fail(`no moment: ${String(value)}`),
  parseValue: (value: unknown) => (value === 'bad' ? fail('a bad moment') : new Date(value as string)),
  parseLiteral: ({ value }: { value: string }) => (value === 'bad' ? fail('a bad moment') : new Date(value)),
});

const one = '{ text }';
const both = 'query ($x: Boolean!, $y: Boolean = false)';
const flags = [true, false].flatMap((x) => [true, false].map((y) => ({ x, y })));
/** Document, then the variables of each run; the last part of a name after "#" is the operation to run. */
const operations: [string, ...Record<string, unknown>[]][] = [
  ['{ nodes { id title kind __typename } }'],
  ['{ nodes { id ... on Outcome { metric at parent { id } } ... on Opportunity { need n: need(upper: false) } } }'],
  [
    '{ nodes { ...N children { ...N children { ...N } } } } fragment N on TreeNode { kind: id t: title where ...M } fragment M on Outcome { metric }',
  ],
  ['{ found { __typename ... on TreeNode { id title } ... on Note { text } ... on Outcome { metric } } }'],
  ['{ nodes { a_b: id children { a_b: title where } a_b_c: where } a_b: maybe { text } }'],
  ['{ nodes { parent { id parent { id parent { id } } } children { parent { title } } } }'],
  [`${both} { nodes { id @skip(if: $x) title @include(if: $y) kind @skip(if: $x) @include(if: $y) } }`, ...flags],
  [
    `${both} { nodes { id @include(if: $x) id @include(if: $y) } maybe @include(if: $x) ${one} maybe @include(if: $y) { words } }`,
    ...flags,
  ],
  [
    `${both} { maybe { ...F @include(if: $x) ...F @include(if: $y) ... @skip(if: $x) { w: text } } odd { property } } fragment F on Note { text }`,
    ...flags,
  ],
  [
    `${both} { a: maybe { ...F @include(if: $x) } b: maybe { ...F @include(if: $y) } } fragment F on Note { text strict @skip(if: $x) ${one} }`,
    ...flags,
  ],
  ['{ nodes { id @skip(if: true) } maybe { text @include(if: false) } }'],
  ['{ notes { text owner { text } words } }'],
  ['{ notes { strict { text } } }'],
  ['{ maybe { text strict { strict { text } } words bad { text } } }'],
  ['{ must { text strict { text } } maybe { text } }'],
  ['{ must { owner { text } } }'],
  ['{ boom boomNow boomCode boomValue returnedError }'],
  ['{ boomLocated a: boomNow b: boomNow }'],
  ['{ boomStrict maybe { text } }'],
  ['{ maybe { text }\n  boomNow\n  c: boom\n boom }'],
  ['{ errorsInside strictInside promises notAList word }'],
  ['{ badMoment nullMoment badInt badKind moments }'],
  ['{ late { text } }'],
  ['{ lateStrict { text } }'],
  ['{ wrongType { id } }'],
  ['{ asyncType { id __typename } }'],
  ['{ odd { method m: method(by: 3) getter promised property missing thrower } }'],
  ['{ odd { thenable { text } methodObject { text } set list matrix } }'],
  ['{ range(range: { to: 2, at: "2020-01-01", inner: { from: 5 } }, kinds: OUTCOME, grid: [1, [2]]) }'],
  [
    'query ($r: Range, $k: Kind = OUTCOME, $ks: [Kind], $m: Moment, $i: [Int!] = [7], $g: [[Int]]) { range(range: $r, kind: $k, kinds: $ks, at: $m, ints: $i, grid: $g) }',
    {},
    {
      r: { to: 3, at: '2020-01-01', kinds: 'OPPORTUNITY' },
      k: 'OPPORTUNITY',
      ks: 'OUTCOME',
      m: '2021-01-01',
      i: 4,
      g: [1, [null]],
    },
    { r: null, k: null, ks: [null], m: null, g: 5 },
    { r: { from: 'x' } },
    { r: { from: 1, unknown: 2 }, k: 'NONE' },
    { r: { inner: { inner: { from: null } } }, i: [1, 'two', null] },
    { m: 'bad', k: 3, ks: [['OUTCOME']], i: 1.5 },
  ],
  [
    'query ($n: Int, $to: Int = 9, $k: Kind!) { range(range: { from: 2, to: $to, inner: { from: 1, to: $n } }, kinds: [$k, OUTCOME]) }',
    {},
    { k: 'OUTCOME' },
    { n: 1, to: null, k: 'OPPORTUNITY' },
  ],
  ['query ($i: [Int!]) { range(ints: $i) }', {}, { i: null }, { i: [2147483648] }],
  [
    'query ($id: ID!) { node(id: $id) { id title } }',
    {},
    { id: null },
    { id: 5 },
    { id: 'a' },
    { id: {} },
    { id: true },
  ],
  [
    'query ($by: Choice!) { choice(by: $by) }',
    { by: { id: '1' } },
    { by: { id: '1', title: '2' } },
    { by: { id: null } },
    { by: {} },
    {},
  ],
  ['query ($id: ID!) { choice(by: { id: $id }) }', { id: 'x' }, { id: null }],
  ['query ($x: Int = 3) { info(x: $x) maybe { text } info(x: $x) ...F } fragment F on Query { b: info }', {}, { x: 1 }],
  [
    '{ __schema { queryType { name } types { name kind fields(includeDeprecated: true) { name type { name ofType { name } } args { name defaultValue } } enumValues { name } } } }',
  ],
  [
    '{ __typename __type(name: "Range") { inputFields { name defaultValue } isOneOf } t: __typename nodes { __isTreeNode: __typename } }',
  ],
  ['query a { maybe { text } } query b { odd { property } } #b'],
  ['query a { maybe { text } } query b { odd { property } }'],
  ['query a { maybe { text } } #c'],
  ['mutation ($t: String!) { rename(title: $t) a: rename(title: "x") }', { t: 'y' }, {}],
  ['{ maybe { __proto__: text constructor: text toString: words } }'],
];

function comparable({ data, errors }: ExecutionResult): unknown {
  const plain = (error: GraphQLError) => ({
    ...error.toJSON(),
    nodes: error.nodes,
    original: error.originalError,
    known: error instanceof GraphQLError,
  });
  return {
    data: JSON.parse(JSON.stringify(data ?? null)) as unknown,
    none: data === undefined,
    errors: errors?.map(plain),
  };
}

describe('the compiled executor answers as graphql-js does', () => {
  const run = compiledExecutor(schema, { capacity: 20 });

  it.each(operations)('%s', async (text, ...given) => {
    const [source = '', operationName] = text.split('#');
    const document = parse(source);
    expect(validate(schema, document)).toEqual([]);
    for (const variables of given.length > 0 ? [...given, ...given] : [{}, {}]) {
      const [theirs, ours] = [context(), context()];
      const expected = await execute({
        schema,
        document,
        operationName,
        variableValues: variables,
        contextValue: theirs,
      });
      const atOnce = new AnswerProgress(() => false);
      const actual = await run({ document, key: text, operationName, variables, context: ours, progress: atOnce });
      expect(comparable(actual)).toEqual(comparable(expected));
      expect([ours.batches, ours.infos]).toEqual([theirs.batches, theirs.infos]);
    }
  });

  it.each(operations)('item by item as at once: %s', async (text, ...given) => {
    const [source = '', operationName] = text.split('#');
    const document = parse(source);
    for (const variables of given.length > 0 ? given : [{}]) {
      const [atOnce, partly] = [new AnswerProgress(() => false), new AnswerProgress(() => true)];
      const [one, other] = [context(atOnce), context(partly)];
      const asked = { document, key: text, operationName, variables };
      const expected = await run({ ...asked, context: one, progress: atOnce });
      const actual = await run({ ...asked, context: other, progress: partly });
      expect(JSON.stringify(actual.data)).toBe(JSON.stringify(expected.data));
      expect(actual.errors?.length).toBe(expected.errors?.length);
      const sorted = ({ batches }: Context) => batches.map((batch) => [...batch].sort());
      expect(sorted(other)).toEqual(sorted(one));
      expect(partly.fields).toBe(atOnce.fields);
    }
  });

  it('says in its own words that a type is none of those it may be', async () => {
    const document = parse('{ stray { id } }');
    const answer = await run({ document, key: 'stray', variables: {}, context: context() });
    const message = '"TreeNode" was resolved to "Note", which is none of its types.';
    expect(answer).toMatchObject({ data: { stray: null }, errors: [{ message, path: ['stray'] }] });
  });

  it('keeps the order of the fields asked for', async () => {
    const document = parse('{ odd { property promised missing } maybe { text } __typename }');
    const answer = await run({ document, key: 'order', variables: {}, context: context() });
    const expected = await execute({ schema, document, contextValue: context() });
    expect(JSON.stringify(answer.data)).toBe(JSON.stringify(expected.data));
  });

  it('asks the loader once for a level of the tree', async () => {
    const document = parse('{ nodes { children { parent { id } } } }');
    for (const progress of [new AnswerProgress(), new AnswerProgress(() => true)]) {
      const ours = context(progress);
      await run({ document, key: 'loader', variables: {}, context: ours, progress });
      expect(ours.batches).toEqual([['a', 'a', 'b']]);
    }
  });

  it('costs what a query through interfaces says, however deep', async () => {
    const deep = (levels: number): string => (levels > 0 ? `{ id title children ${deep(levels - 1)} }` : '{ id }');
    const document = parse(`{ nodes ${deep(60)} }`);
    const answer = await run({ document, key: 'deep', variables: {}, context: context() });
    expect(answer.errors).toBeUndefined();
  });

  it('answers when every resolver is done, so that what they read from may be closed', async () => {
    let done = false;
    const slow = new Promise((resolve) => setTimeout(resolve, 20)).then(() => (done = true));
    attach('Query', { boom: () => slow.then(() => 'slow') });
    const document = parse('{ boomStrict boom }');
    await run({ document, key: 'whole', variables: {}, context: context() });
    expect(done).toBe(true);
  });
});
