import 'reflect-metadata';
import { type GraphQLField, type GraphQLSchema, getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { builtSchema } from '../../../src/app.schema.ts';
import { type Client, look, newWorkspace } from '../../support/service.ts';
import { documentOf, idPaths, makeThings, sortAt, type Things, variablesOf } from '../../support/things.ts';

type RootField = GraphQLField<unknown, unknown>;
interface UserError {
  readonly code: string;
  readonly path: readonly string[];
}
type Payload = Readonly<Record<string, unknown>> & { readonly userErrors: readonly UserError[] };

const SENT = 'What a source sends is kept, so that nothing is lost while somebody tidies up.';
/**
 * Where an input may name what is archived, each with the reason. All other inputs refuse it, unless it is named there
 * already.
 */
const MAY_NAME_ARCHIVED: Readonly<Record<string, string>> = {
  'ballotVote.voterId': 'Who became a voter before may still vote.',
  'insightIngest.items.interview.attendeeIds': SENT,
  'insightIngest.items.interview.productId': SENT,
  'insightIngest.items.interview.teamId': SENT,
  'insightIngest.items.links.assumptionId': 'The insight is kept without the link, with a warning.',
  'insightIngest.items.links.claimId': 'The insight is kept without the link, with a warning.',
  'insightIngest.items.participant.personaIds': SENT,
  'metricReadingIngest.items.metricId': SENT,
  'participantIngest.items.personaIds': SENT,
};

/** Names of the types that can be archived, nodes of the tree aside: these have one pair of mutations for all kinds. */
const archivableTypes = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && 'archivedAt' in type.getFields())
    .filter((type) => isObjectType(type) && type.getInterfaces().every(({ name }) => name !== 'TreeNode'))
    .map(({ name }) => name);

const sortOf = (type: string): string => `${(type[0] ?? '').toLowerCase()}${type.slice(1)}`;

/** What no two of a sort may share. */
const OF_ITS_OWN: Readonly<Record<string, object>> = {
  ownInterviewTemplate: { key: 'spare' },
  savedView: { name: 'Spare' },
};

describe('what can be archived', () => {
  let schema: GraphQLSchema;
  let types: string[];
  let mutations: Readonly<Record<string, RootField>>;
  let client: Client;
  let things: Things;

  beforeAll(async () => {
    schema = await builtSchema();
    types = archivableTypes(schema);
    mutations = schema.getMutationType()?.getFields() ?? {};
    client = await newWorkspace('archiving');
    things = await makeThings(client, schema);
  }, 60_000);

  const mutationOf = (name: string): RootField => {
    const field = mutations[name];
    if (!field) throw new Error(`There is no mutation ${name}.`);
    return field;
  };
  /** Calls a mutation with the fewest fields that it takes, ids by `idAt`, and `more` fields of its input. */
  const call = async (
    name: string,
    more: object = {},
    idAt = (path: readonly string[]) => things[sortAt(name, path)] ?? '',
    also: readonly string[] | null = null,
  ): Promise<Payload> => {
    const field = mutationOf(name);
    const made = variablesOf(field, idAt, also);
    const variables = { input: { ...(made['input'] as object), ...more } };
    const answer = await client.data<Record<string, Payload>>(documentOf(schema, field, variables), variables);
    return answer[name] ?? { userErrors: [] };
  };

  it('is every entity that people put away by hand', () => {
    expect(types).toEqual(
      expect.arrayContaining(['Person', 'Team', 'Product', 'Metric', 'Cycle', 'Objective', 'KeyResult', 'OwnModel']),
    );
    for (const type of types) {
      expect(isInputObjectType(schema.getType(`${type}ArchiveInput`))).toBe(true);
      expect(isInputObjectType(schema.getType(`${type}RestoreInput`))).toBe(true);
    }
  });

  describe('and is archived', () => {
    /** One archived thing of each sort, named by nothing. */
    const spare: Record<string, string> = {};
    beforeAll(async () => {
      for (const type of types) {
        const sort = sortOf(type);
        const made = await call(`${sort}Create`, OF_ITS_OWN[sort] ?? {});
        spare[sort] = (made[sort] as { id: string } | null)?.id ?? JSON.stringify(made);
      }
      for (const type of types)
        await call(`${sortOf(type)}Archive`, { expectedVersion: 1, reason: 'Out of use.' }, (path) =>
          path.at(-1) === 'id' ? (spare[sortOf(type)] ?? '') : '',
        );
    }, 60_000);

    it('leaves its list unless archived ones are asked for', async () => {
      const lists = Object.values(schema.getQueryType()?.getFields() ?? {});
      const listed: string[] = [];
      for (const type of types) {
        const list = lists.find((each) => getNamedType(each.type).name === `${type}Connection`);
        if (!list) continue;
        const id = spare[sortOf(type)];
        const idsOf = async (args: string): Promise<string[]> => {
          const answer = await client.data<Record<string, { nodes: { id: string }[] }>>(
            `{ ${list.name}(first: 100${args}) { nodes { id } } }`,
          );
          return (answer[list.name]?.nodes ?? []).map((each) => each.id);
        };
        expect([type, await idsOf('')]).toEqual([type, expect.not.arrayContaining([id])]);
        expect([type, await idsOf(', filter: { includeArchived: true }')]).toEqual([
          type,
          expect.arrayContaining([id]),
        ]);
        listed.push(type);
      }
      expect(listed).toEqual(expect.arrayContaining(['Person', 'Team', 'Product', 'Metric', 'Cycle', 'KeyResult']));
    });

    it('is neither changed nor named anew: every input that would name it refuses, at its field', async () => {
      const wrong: string[] = [];
      let called = 0;
      for (const field of Object.values(mutations)) {
        for (const path of idPaths(field)) {
          const sort = sortAt(field.name, path);
          const at = `${field.name}.${path.slice(1).join('.')}`;
          if (!(sort in spare) || at in MAY_NAME_ARCHIVED || /(Archive|Restore)$/.test(field.name)) continue;
          called += 1;
          const name = path.at(-1) ?? '';
          const idAt = (each: readonly string[]): string =>
            each.join() === path.join() ? (spare[sort] ?? '') : (things[sortAt(field.name, each)] ?? '');
          const more = {
            ...(name === 'id' && { expectedVersion: 2 }),
            ...(path.join('.') === 'input.ownModelId' && { model: null }),
          };
          const refused = refusalsIn(await call(field.name, more, idAt, path)).some(
            (each) => each.code === 'ARCHIVED' && each.path.includes(name),
          );
          if (!refused) wrong.push(at);
        }
      }
      expect(wrong).toEqual([]);
      expect(called).toBeGreaterThan(60);
    });

    it('is archived and restored once, and the log tells of both', async () => {
      for (const type of types) {
        const sort = sortOf(type);
        const id = spare[sort] ?? '';
        const read = await client.data(
          `query ($id: ID!) { node(id: $id) { ... on ${type} { archivedAt archiveReason } } }`,
          { id },
        );
        expect(read).toEqual({ node: { archivedAt: expect.any(String) as string, archiveReason: 'Out of use.' } });
        const ofIt = (): string => id;
        const codes = [
          await call(`${sort}Archive`, { expectedVersion: 2, reason: 'Twice.' }, ofIt),
          await call(`${sort}Restore`, { expectedVersion: 2 }, ofIt),
          await call(`${sort}Restore`, { expectedVersion: 3 }, ofIt),
        ].map((payload) => refusalsIn(payload).map(({ code }) => code));
        expect([type, codes]).toEqual([type, [['ARCHIVED'], [], ['NOT_APPLICABLE']]]);
        const logged = await look<{ operation: string }>(
          client,
          'SELECT operation FROM change_log WHERE entity_id = $1 ORDER BY entity_version',
          [id],
        );
        expect([type, logged.map(({ operation }) => operation)]).toEqual([type, ['CREATED', 'ARCHIVED', 'RESTORED']]);
      }
    });
  });
});

/** Every refusal that a payload tells of: of the whole, and of its items. */
function refusalsIn(value: unknown): UserError[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('code' in value && 'path' in value) return [value as UserError];
  return Object.values(value).flatMap(refusalsIn);
}
