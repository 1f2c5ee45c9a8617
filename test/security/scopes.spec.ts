import 'reflect-metadata';
import { TypeMetadataStorage } from '@nestjs/graphql';
import {
  getNamedType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { builtSchema } from '../../src/app.schema.ts';
import { type Scope, SCOPES } from '../../src/domain/scope.ts';
import type { Demand } from '../../src/platform/access/requires-scope.ts';
import { lackingScopes } from '../../src/platform/graphql/lacking-scopes.ts';
import { type Client, keyWith, newWorkspace } from '../support/service.ts';
import { makeThings, sortAt, type Things } from '../support/things.ts';
import { documentAlong, endOf, everythingFor, type Step, titleOf, ways } from '../support/ways.ts';

const ALL = Object.keys(SCOPES) as Scope[];
let schema: GraphQLSchema;
/** What the decorators say, by the name of a type. */
let said: ReadonlyMap<string, readonly Demand[]>;
beforeAll(async () => {
  schema = await builtSchema();
  const marked = [...TypeMetadataStorage.getObjectTypesMetadata(), ...TypeMetadataStorage.getInterfacesMetadata()];
  said = new Map(
    marked.map(({ name, extensions }) => [name, (extensions?.['demands'] ?? []) as readonly Demand[]] as const),
  );
});

/** What the words of a type take, as the models say: a page by its items, a union or an interface by all of its members. */
function saidOf(type: GraphQLNamedType): readonly Demand[] {
  if (isAbstractType(type)) {
    const [first = [], ...others] = schema.getPossibleTypes(type).map(saidOf);
    const shared = first.filter((demand) =>
      others.every((each) => each.some((other) => other.join() === demand.join())),
    );
    return [...shared, ...(said.get(type.name) ?? [])];
  }
  if (!isObjectType(type)) return [];
  const { nodes, pageInfo, node, cursor } = type.getFields();
  const items = nodes && pageInfo ? nodes : node && cursor ? node : null;
  const own = [type, ...type.getInterfaces()].flatMap(({ name }) => said.get(name) ?? []);
  return items ? [...own, ...saidOf(getNamedType(items.type))] : own;
}

const demandsAlong = (way: readonly Step[]): readonly Demand[] =>
  way.flatMap((step) => [
    ...('field' in step ? ((step.field.extensions['demands'] ?? []) as readonly Demand[]) : []),
    ...saidOf(endOf(step)),
  ]);

/** Keys that tell the scopes of a way apart: with none, with all, and with all but one of them each. */
const keysFor = (demands: readonly Demand[]): readonly (readonly Scope[])[] => [
  [],
  ALL,
  ...[...new Set(demands.flat())].map((scope) => ALL.filter((each) => each !== scope)),
];

/** A decision of one who may read all, resting on things of every scope. */
async function decideOnEverything(admin: Client, things: Things): Promise<void> {
  const kinds: Readonly<Record<string, string>> = {
    NODE: 'opportunity',
    SCORE: 'score',
    METRIC_READING: 'metricReading',
    CHECK_IN: 'checkIn',
    IMPACT_HYPOTHESIS: 'keyResultLink',
    ASSESSMENT: 'assessment',
    EVIDENCE: 'evidence',
    ASSUMPTION: 'assumption',
  };
  const { userErrors } = await admin.mutate('decisionRecord', {
    question: 'Which first?',
    options: ['This'],
    choice: 'This',
    reason: 'All of it.',
    twoWayDoor: true,
    nodeIds: [things['opportunity']],
    grounds: Object.entries(kinds).map(([kind, thing]) => ({ kind, refId: things[thing] })),
  });
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}

describe('what a key may not read', () => {
  it('is forbidden on every edge of the schema, through interfaces, unions, pages and payloads', () => {
    const wrong: string[] = [];
    let refused = 0;
    const all = ways(schema);
    for (const way of all) {
      const document = parse(documentAlong(schema, way));
      const [operation] = document.definitions;
      if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A way is an operation.');
      const demands = demandsAlong(way);
      for (const key of keysFor(demands)) {
        const lacking = lackingScopes(schema, operation, document, new Set(key)).join(' ');
        const unmet = demands.filter((demand) => !demand.some((scope) => key.includes(scope)));
        refused += unmet.length > 0 ? 1 : 0;
        if (lacking === '' ? unmet.length > 0 : !unmet.every((demand) => lacking.includes(demand.join(' or '))))
          wrong.push(`${key.join(' ')}: ${titleOf(way)}: ${lacking}`);
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(all.length).toBeGreaterThan(2_000);
    expect(refused).toBeGreaterThan(4_000);
  });

  it('is refused over HTTP by the shortest way to every type, and null among things of all types', async () => {
    const admin = await newWorkspace('unread');
    const things = await makeThings(admin, schema);
    const queries = ways(schema).filter(
      (way) => way[0]?.parent === schema.getQueryType() && isCompositeType(endOf(way.at(-1) as Step)),
    );
    const ends = new Map(queries.map((way) => [endOf(way.at(-1) as Step), way]));
    const idAt = (field: string) => (path: readonly string[]) => things[sortAt(field, path)] ?? '';
    const wrong: string[] = [];
    for (const scope of ['TREE_READ', 'OKR_READ', 'INSIGHT_READ', 'ADMIN'] as const) {
      const client = await keyWith(admin, [scope]);
      const may = (demands: readonly Demand[]) =>
        demands.every((demand) => demand.some((each) => each.replace(':', '_').toUpperCase() === scope));
      await Promise.all(
        [...ends.values()].map(async (way) => {
          const { status, text } = await client.post({ query: documentAlong(schema, way, idAt) });
          if ((status === 403) === may(demandsAlong(way))) wrong.push(`${scope}: ${titleOf(way)}: ${status} ${text}`);
        }),
      );
      const ids = Object.values(things);
      const { nodes } = await client.data<{ nodes: ({ __typename: string } | null)[] }>(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
        { ids },
      );
      const types = new Set(nodes.flatMap((node) => (node ? [schema.getType(node.__typename)] : [])));
      for (const type of types) if (!type || !may(saidOf(type))) wrong.push(`${scope} is shown ${String(type)}.`);
      expect(types.size).toBeGreaterThan(0);
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('stands in no sentence, title or path of what it may read', async () => {
    const admin = await newWorkspace('composed');
    const things = await makeThings(admin, schema, (mutation) => `Told by ${mutation}.`);
    await decideOnEverything(admin, things);
    /** Demands of what each mutation makes. */
    const told = new Map<string, readonly Demand[]>(
      Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, type }) => {
        const made = Object.values((getNamedType(type) as GraphQLObjectType).getFields()).map((each) =>
          getNamedType(each.type),
        );
        return [
          `Told by ${name}.`,
          saidOf(made.find((each) => each.name !== 'UserError') ?? getNamedType(type)),
        ] as const;
      }),
    );
    const heard = saidOf(schema.getType('Insight') as GraphQLObjectType);
    for (const word of ['Swapped again.', 'mara']) told.set(word, heard);
    const leaks: string[] = [];
    let seen = 0;
    for (const scope of ALL) {
      const client = await keyWith(admin, [scope.replace(':', '_').toUpperCase()]);
      const unread = [...told].filter(([, demands]) => demands.some((demand) => !demand.includes(scope)));
      const documents = everythingFor(schema, new Set([scope]), things);
      await Promise.all(
        documents.map(async (query) => {
          const { text } = await client.post({ query });
          if (text.includes('"errors"') && !text.includes('"FORBIDDEN"'))
            leaks.push(`${scope} cannot ask: ${text.slice(0, 300)} ${query}`);
          seen += [...told.keys()].filter((word) => text.includes(word)).length;
          for (const [word] of unread)
            if (text.includes(word)) leaks.push(`${scope} reads "${word}" by ${query}: ${text}`);
        }),
      );
    }
    expect(leaks).toEqual([]);
    expect(seen).toBeGreaterThan(60);
  }, 120_000);
});
