import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { builtSchema } from '../../../src/app.schema.ts';
import { type Answer, type Client, newWorkspace } from '../../support/service.ts';
import { WatchedService } from '../../support/watched-service.ts';
import { documentOf, idPaths, makeThings, rootFields, sortAt, type Things, variablesOf } from '../../support/things.ts';

/** Values of an id that name nothing; the last one could name something. */
const NAMELESS = ['', ' ', 'x', randomUUID()];
/** Ids that need not name anything: what comes in is kept without them and warned of, and there may be nobody to erase. */
const MAY_NAME_NOTHING = /^(insightIngest|participantIngest|erasuresApply)$/;
const AT_ONCE = 8;

interface Problem {
  readonly message: string;
  readonly path: readonly string[];
}
type Data = Record<string, unknown>;

/** Calls every root field with each id it takes as each of `ids`, and answers what `wrong` finds wrong, by field and path. */
async function callEach(
  client: Client,
  schema: GraphQLSchema,
  things: Things,
  ids: readonly string[],
  wrong: (answer: Answer<Data>, name: string, path: readonly string[], id: string) => string | null,
): Promise<{ called: number; found: string[] }> {
  const calls = rootFields(schema).flatMap((field) =>
    idPaths(field).flatMap((path) => ids.map((id) => ({ field, path, id }))),
  );
  const called = calls.length;
  const found: string[] = [];
  const call = async ({ field, path, id }: (typeof calls)[number]): Promise<void> => {
    const at = (each: readonly string[]): string =>
      each.join() === path.join() ? id : (things[sortAt(field.name, each)] ?? '');
    const variables = variablesOf(field, at, path);
    const answer = await client.ask<Data>(documentOf(schema, field, variables), variables);
    const problem = wrong(answer, field.name, path, id);
    if (problem !== null) found.push(`${field.name}(${path.join('.')}: ${JSON.stringify(id)}): ${problem}`);
  };
  // None of them changes anything, so they may go side by side.
  const walk = async (): Promise<void> => {
    for (let next = calls.pop(); next; next = calls.pop()) await call(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  return { called, found };
}

/** Every problem that an answer tells of, at whatever depth. */
function problemsOf(value: unknown): Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('message' in value && 'path' in value) return [value as Problem];
  return Object.values(value).flatMap(problemsOf);
}

describe('an id that names nothing', () => {
  it('is never a fault of ours; what changes something refuses it, and says at which field', async () => {
    const schema = await builtSchema();
    const mutations = schema.getMutationType()?.getFields() ?? {};
    const client = await newWorkspace('nameless');
    const things = await makeThings(client, schema);
    const { called, found } = await callEach(client, schema, things, NAMELESS, (answer, name, path, id) => {
      const { data, errors = [] } = answer;
      const codes = errors.map(({ extensions: { code } }) => code);
      if (codes.some((code) => code !== 'BAD_REQUEST')) return JSON.stringify(errors);
      const field = path.at(-1) ?? '';
      const told = problemsOf([data, errors]);
      if (!(name in mutations)) {
        // An empty id is not taken for one that is left out.
        const isSilent = id === '' && path.length > 0 && codes.length === 0 && JSON.stringify(data).includes('"id":');
        return isSilent || errors.some(({ message }) => !message.includes(field)) ? JSON.stringify(answer) : null;
      }
      if (id !== '' && MAY_NAME_NOTHING.test(name)) return null;
      return told.some((each) => each.path.includes(field)) ? null : JSON.stringify(answer);
    });
    expect(found).toEqual([]);
    expect(called).toBeGreaterThan(800);
  }, 120_000);

  it('in a filter or an argument of a query is told with its place; only where a thing itself is asked for it is null', async () => {
    const schema = await builtSchema();
    const queries = schema.getQueryType()?.getFields() ?? {};
    const client = await newWorkspace('told');
    const things = await makeThings(client, schema);
    const silent = new Set<string>();
    const wrong: string[] = [];
    const { called } = await callEach(
      client,
      schema,
      things,
      [randomUUID(), 'OPP-777', things['workspace'] ?? ''],
      (answer, name, path, id) => {
        if (!(name in queries)) return null;
        const { errors = [] } = answer;
        const place = path.flatMap((part) => (/s$/.test(part) ? [part, '0'] : [part]));
        if (errors.length === 0) silent.add(`${name}(${path.join('.')})`);
        const isTold = errors.some(
          ({ message, extensions }) =>
            extensions.code === 'BAD_REQUEST' &&
            JSON.stringify((extensions as { path?: unknown }).path) === JSON.stringify(place) &&
            message.includes(`"${id}" names none.`),
        );
        if (errors.length > 0 && !isTold) wrong.push(`${name}(${path.join('.')}): ${JSON.stringify(errors)}`);
        return null;
      },
    );
    expect(wrong).toEqual([]);
    expect([...silent].sort()).toEqual(['node(id)', 'nodes(ids)', 'tree(outcomeId)', 'treeNode(id)']);
    expect(called).toBeGreaterThan(500);
  }, 120_000);

  it('is asked for by one statement a request, however many filters have ids, and by none without', async () => {
    const schema = await builtSchema();
    const service = new WatchedService();
    try {
      const admin = await newWorkspace('counted');
      const things = await makeThings(admin, schema);
      const client = service.client(admin);
      const count = async (filter: string): Promise<number> => {
        const requestId = randomUUID();
        const query = `{ a: treeNodes${filter && `(filter: { ${filter} })`} { nodes { id } } b: assumptions${filter && `(filter: { ownerIds: ["${things['person'] ?? ''}"] })`} { nodes { id } } }`;
        const { text } = await client.with({ 'x-request-id': requestId }).post({ query });
        expect(text).not.toContain('"errors"');
        return (await service.answered(requestId)).statements;
      };
      const plain = await count('');
      const filtered = await count(
        `ownerIds: ["${things['person'] ?? ''}"], outcomeIds: ["${things['outcome'] ?? ''}"]`,
      );
      // The list of nodes itself takes one more where a filter has an index.
      expect(filtered - plain).toBeLessThanOrEqual(2);
    } finally {
      service.close();
    }
  });
});

describe('a status that no node of the kinds can have', () => {
  it('is refused with those that they can, wherever nodes are selected by status', async () => {
    const client = await newWorkspace('strange');
    const { outcome } = await client.mutate<{ outcome: { id: string } }>(
      'outcomeCreate',
      { title: 'a' },
      'outcome { id }',
    );
    const asked: readonly (readonly [query: string, not: string])[] = [
      ['{ treeNodes(filter: { kinds: [OUTCOME], statuses: [ACTIVE, IDEA] }) { nodes { id } } }', 'IDEA'],
      ['{ search(text: "a", filter: { kinds: [OUTCOME], statuses: [IDEA] }) { nodes { snippet } } }', 'IDEA'],
      [
        `{ tree(outcomeId: "${outcome.id}", filter: { kinds: [SOLUTION], statuses: [RUNNING] }) { revision } }`,
        'RUNNING',
      ],
      [
        `{ opportunityRanking(outcomeId: "${outcome.id}", model: RICE, filter: { statuses: [SHIPPED] }) { nodes { score { value } } } }`,
        'SHIPPED',
      ],
      [
        '{ solutionRanking(model: RICE, filter: { statuses: [EXPLORING] }) { nodes { score { value } } } }',
        'EXPLORING',
      ],
    ];
    for (const [query, not] of asked)
      expect((await client.ask(query)).errors).toMatchObject([
        {
          message: expect.stringMatching(
            new RegExp(`^statuses takes those of [A-Z]+: [A-Z, ]+; not ${not}\\.$`),
          ) as string,
          extensions: { code: 'BAD_REQUEST', path: ['filter', 'statuses'] },
        },
      ]);
  });
});
