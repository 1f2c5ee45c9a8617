import { buildSchema, isObjectType, type OperationDefinitionNode, parse } from 'graphql';
import type { SchemaMarks } from '../access/requires-scope.ts';
import { measure } from './cost.ts';

const schema = buildSchema(`
  type Query { things(first: Int, after: String, last: Int, before: String): ThingConnection! }
  type ThingConnection { nodes: [Thing!]! totalCount: Int! }
  type Thing { id: ID! dear: Thing! }
`);
const thing = schema.getType('Thing');
if (isObjectType(thing))
  Object.assign(thing.getFields()['dear'] ?? {}, { extensions: { countsAs: 50 } satisfies SchemaMarks });

const costOf = (query: string, variables: Readonly<Record<string, unknown>> = {}): number => {
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  return measure({ schema, document, operation, variables, most: 1_000 }).cost;
};

describe('the cost of a field', () => {
  it('is as much as it says that it takes, for each item it is asked of', () => {
    expect(costOf('{ things(first: 3) { nodes { dear { id } } } }')).toBe(1 + 1 + 3 * (50 + 1));
  });
});

describe('the cost of a page', () => {
  it.each([
    ['its first items', 'first: 7', 7],
    ['its last items', 'last: 7', 7],
    ['its last items, where `first` is null', 'first: null, last: 7', 7],
    ['a default size, where neither is said', 'after: "x"', 20],
    ['a default size, where both are null', 'first: null, last: null', 20],
  ])('is that of %s', (_, page, size) => {
    expect(costOf(`{ things(${page}) { nodes { id } } }`)).toBe(1 + 1 + size);
  });

  it('is the same by a variable, and by one that is not given', () => {
    const query = 'query ($n: Int) { things(last: $n) { nodes { id } } }';
    expect(costOf(query, { n: 7 })).toBe(1 + 1 + 7);
    expect(costOf(query)).toBe(1 + 1 + 20);
  });

  it('is that of all its rows where they are counted', () => {
    expect(costOf('{ things(first: 1) { totalCount } }')).toBe(1 + 100);
  });
});
