import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { builtSchema } from '../../src/app.schema.ts';
import { REFUSALS } from '../../src/domain/refusal.ts';
import { gapsOf } from '../../src/platform/graphql/scope-demands.ts';
import { FAULTS } from '../../src/platform/request/fault.ts';
import { founder } from '../support/service.ts';
import { root, sources } from './house.ts';
import {
  agreement,
  describes,
  enumValues,
  ids,
  lists,
  mutations,
  names,
  sameEverywhere,
  type Rule,
  thingsBesideIds,
} from './schema-rules.ts';
import { noGetters, oneFilter, periods, reverseEdges, wholeConnections } from './schema-lists.ts';
import { words } from './schema-words.ts';

const schema = await builtSchema();

/** Each rule, and a schema that breaks it in so many ways. */
const RULES: readonly [rule: string, check: Rule, wrong: string, faults: number][] = [
  [
    'says of every element more than its name',
    describes,
    'type Query { "The a" a("x" b: Int): Int } "One two" enum E { "why it is" A B }',
    4,
  ],
  [
    'gives every mutation one input and one payload that may be empty',
    mutations,
    `type Query { a: Int } input AInput { a: Int } interface Payload { userErrors: [Int] }
     type APayload implements Payload { userErrors: [Int] thing: Int! } type BPayload { a: Int }
     type Mutation { a(input: AInput!): APayload! b(id: ID!): BPayload }`,
    4,
  ],
  [
    'writes versions, reasons and warnings of one type everywhere',
    sameEverywhere,
    'type Query { version: Float! a: A userErrors: [UserError!] } type A { version: Int! warnings: [String!]! } type UserError { a: Int }',
    3,
  ],
  ['writes enum values in capitals', enumValues, 'type Query { a: E } enum E { good GOOD Not_Good }', 2],
  [
    'knows the length of every list',
    lists,
    'type Query { a: [Int!]! b(first: Int): [Int] c: [A] } type A { a: Int }',
    1,
  ],
  [
    'says of every root field and of all that holds text who may read it',
    gapsOf,
    'type Query { a: A } type A { b: String } type Mutation { c: Int }',
    3,
  ],
  [
    'gives a field one type in all that share a place',
    agreement,
    'type A { x: Int y: Int } type B { x: Int! y: Int } union U = A | B type Query { u: U }',
    1,
  ],
  [
    'names no type for being a type',
    names,
    'type Query { a: ThingInfo } type ThingInfo { a: Int } input UserDto { a: Int }',
    2,
  ],
  [
    'has one word for one thing',
    words,
    `type Query { nodeLink: Int latestCheckIn: Int nodeUnlink: Int besideOutcome: Int learntFrom: Int noneBecause: Int }
     input AnswersPushInput { sort: Int fromVersion: Int } input NodeLinkInput { plantedOn: Int }
     input KeyResultCheckInInput { a: Int } type LikeInsight { commentId: Int } input DuplicateUnmarkInput { a: Int }`,
    13,
  ],
  [
    'gives every id, and nothing else, the type of ids',
    ids,
    'type Query { id: ID a(ownerId: String, ids: [String], batchId: ID): Int }',
    4,
  ],
  [
    'pages every list from both ends, and tells its total',
    wholeConnections,
    'type Query { a(first: Int, after: String): AConnection b: ScoreConnection } type AConnection { x: Int } type ScoreConnection { x: Int }',
    3,
  ],
  [
    'narrows a list by its filter, and sorts it by its order, alone',
    oneFilter,
    `type Query { a(first: Int, filter: AFilter, ownerId: ID, orderBy: E): AConnection }
     input AFilter { x: Int } enum E { A } type AConnection { x: Int }`,
    2,
  ],
  [
    'takes a period as two instants',
    periods,
    'scalar Date scalar DateTime type Query { a(from: Date, to: DateTime): Int b(f: F): Int } input F { to: Date }',
    2,
  ],
  [
    'finds things from the other end',
    reverseEdges,
    'type Query { a: Team } type Team { outcomes: Int } type Cycle { a: Int }',
    2,
  ],
  [
    'asks one thing of one object there',
    noGetters,
    'type Query { node(id: ID!): Int insight(id: ID!): Int kano(solutionId: ID!, n: Int): Int a(x: ID): Int }',
    2,
  ],
  [
    'has the thing beside its id',
    thingsBesideIds,
    'type Query { a: A } type A { ownerId: ID owner: Int teamId: ID externalId: String }',
    1,
  ],
];

describe('the schema', () => {
  it.each(RULES)('%s', (_rule, check) => {
    expect(check(schema)).toEqual([]);
  });

  it.each(RULES)('would be found out if it no longer %s', (_rule, check, wrong, faults) => {
    expect(check(buildSchema(wrong))).toHaveLength(faults);
  });

  it.each([
    ['TreeNode', 1],
    ['Node', 0],
  ])('holds members of %s to one type for a field: %i faults', (shared, faults) => {
    const members = `type A implements ${shared} { id: ID! x: Int } type B implements ${shared} { id: ID! x: Int! }`;
    expect(agreement(buildSchema(`interface ${shared} { id: ID! } ${members} type Query { a: A b: B }`))).toHaveLength(
      faults,
    );
  });

  it('is the one in schema.graphql; after a change that is meant, run `npm run schema`', () => {
    expect(`${printSchema(schema)}\n`).toBe(readFileSync(join(root, 'schema.graphql'), 'utf8'));
  });

  it('is the one that the service answers by', async () => {
    const introspection = await founder.data<IntrospectionQuery>(
      getIntrospectionQuery({ inputValueDeprecation: true }),
    );
    expect(printSchema(lexicographicSortSchema(buildClientSchema(introspection)))).toBe(printSchema(schema));
  });

  it('promises no reason and no fault that nothing gives', () => {
    const text = sources('src')
      .filter(({ path }) => !path.endsWith('.spec.ts') && !/\/(refusal|fault|payload\.model)\.ts$/.test(path))
      .map((source) => source.text)
      .join('\n');
    const given = [...Object.keys(REFUSALS), ...Object.keys(FAULTS)];
    expect(given.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
    expect(given.length).toBeGreaterThan(15);
  });
});
