import { buildSchema, type GraphQLSchema } from 'graphql';
import { bindDemands, gapsOf, isMixed } from './scope-demands.ts';

/** The schema of a text, with the demands that are said of its types and fields by name. */
function schemaOf(text: string, said: Readonly<Record<string, readonly string[]>>): GraphQLSchema {
  const schema = buildSchema(text);
  for (const [place, scopes] of Object.entries(said)) {
    const [name = '', field] = place.split('.');
    const type = schema.getType(name);
    const marked = field === undefined ? type : type && 'getFields' in type ? type.getFields()[field] : undefined;
    if (!marked) throw new Error(`Nothing is called ${place}.`);
    marked.extensions = { demands: scopes.map((scope) => [scope]) };
  }
  return schema;
}
const demandsOf = (schema: GraphQLSchema, name: string): unknown => schema.getType(name)?.extensions['demands'];

describe('who may read a type', () => {
  it('is said by the interface of a member, and by the members of an interface or a union where all agree', () => {
    const schema = schemaOf(
      `type Query { b: B! c: C! }
       interface B { id: ID } type B1 implements B { id: ID t: String } type B2 implements B { id: ID }
       union C = C1 | C2 type C1 { t: String } type C2 { t: String }`,
      { 'Query.b': [], 'Query.c': [], B: ['tree:read'], C1: ['okr:read', 'tree:read'], C2: ['okr:read'] },
    );
    bindDemands(schema);
    expect(demandsOf(schema, 'B2')).toEqual([['tree:read']]);
    expect(demandsOf(schema, 'C')).toEqual([['okr:read']]);
  });

  it('is said by the items of a page and of an edge, so that none are counted unread', () => {
    const schema = schemaOf(
      `type Query { a: Page }
       type Page { nodes: [A] edges: [Edge] pageInfo: PageInfo totalCount: Int } type Edge { cursor: String node: A }
       type PageInfo { endCursor: String } type A { t: String }`,
      { 'Query.a': [], A: ['okr:read'], PageInfo: [] },
    );
    bindDemands(schema);
    expect([demandsOf(schema, 'Page'), demandsOf(schema, 'Edge')]).toEqual([[['okr:read']], [['okr:read']]]);
  });

  it('may differ among members only where null may stand in their place', () => {
    const text = `type Query { a: A b: [A] c: A! d: [A!] } interface A { id: ID }
       type A1 implements A { id: ID t: String } type A2 implements A { id: ID }`;
    const schema = schemaOf(text, {
      Query: [],
      'Query.a': [],
      'Query.b': [],
      'Query.c': [],
      'Query.d': [],
      A1: ['okr:read'],
    });
    expect(isMixed(schema, schema.getType('A') as never)).toBe(true);
    expect(gapsOf(schema)).toEqual([
      'Query.c may answer with what the key may not read: null has to be allowed in its place.',
      'Query.d may answer with what the key may not read: null has to be allowed in its place.',
    ]);
  });

  it('has to be said: a schema that leaves it open is refused, with every gap', () => {
    const schema = schemaOf(
      `type Query { a: A } type Mutation { b: Int } type A implements I { t: String n: Int } interface I { n: Int }`,
      { 'A.n': ['okr:read'] },
    );
    expect(() => bindDemands(schema)).toThrow(
      'The schema does not guard all that it holds. A holds text: mark it with @RequiresScope, or with @ForEveryKey and the reason. ' +
        'Nothing says who may ask for a: mark it with @RequiresScope, or with @ForEveryKey. ' +
        'Nothing says who may ask for b: mark it with @RequiresScope, or with @ForEveryKey. ' +
        'I.n takes no okr:read, which A.n takes.',
    );
  });
});
