import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { getNamedType, type GraphQLField, type GraphQLSchema } from 'graphql';
import pg from 'pg';
import { builtSchema } from '../../src/app.schema.ts';
import type { Demand } from '../../src/platform/access/requires-scope.ts';
import { OwnService, scratchDatabase } from '../support/own-service.ts';
import { type Client, databaseAs, founder, newWorkspace, workspaceIdOf } from '../support/service.ts';
import { stateOf, tenantTables } from '../support/workspace-state.ts';
import { WatchedService } from '../support/watched-service.ts';
import { documentOf, idPaths, makeThings, rootFields, sortAt, type Things, variablesOf } from '../support/things.ts';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await builtSchema();
});

/** Ids that are not looked up, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'participantIngest(input.items.personaIds)': 'the participant is kept without the persona: a warning',
  'erasuresApply(input.erasures.participantId)': 'whoever is not here needs no erasing: nobody is told of',
  'insightIngest(input.items.participant.personaIds)': 'the participant is kept without the persona: a warning',
  ...Object.fromEntries(
    [
      'attendeeIds',
      'outcomeId',
      'productId',
      'teamId',
      'snapshot.opportunityIds',
      'snapshot.experienceSteps.momentId',
    ].map((name) => [
      `insightIngest(input.items.interview.${name})`,
      'the interview is kept without it, where the insight is kept: a warning',
    ]),
  ),
  ...Object.fromEntries(
    ['nodeId', 'assumptionId', 'claimId'].map((name) => [
      `insightIngest(input.items.links.${name})`,
      'the insight is kept and not linked: a warning',
    ]),
  ),
  'treeCreate(input.outcome.opportunities.momentId)': 'refused whatever it is: a new tree has no moments',
};

/** Fields of things of one's own that take the id of another thing: the sort of the one, the field, the sort of the other. */
const NESTED: readonly (readonly [own: string, type: string, field: string, taken: string])[] = [
  ['opportunity', 'Opportunity', 'scoreExplanation(model: RICE, outcomeId: $id) { rank }', 'outcome'],
  ['opportunity', 'Opportunity', 'scoreExplanation(ownModelId: $id) { rank }', 'ownModel'],
  ['opportunity', 'Opportunity', 'userFocusedOkrDraft(cycleId: $id) { statement }', 'cycle'],
  [
    'outcome',
    'Outcome',
    'rankingComparison(kind: OPPORTUNITY, models: [RICE], ownModelIds: [$id]) { compared }',
    'ownModel',
  ],
];

const AT_ONCE = 8;

/** Calls every root field as `mine` with each id it takes, once another workspace's and once one that nobody has. */
async function compareEveryId(
  mine: Client,
  own: Things,
  foreign: Things,
): Promise<{ called: number; differing: string[]; accepted: string[] }> {
  const differing: string[] = [];
  const accepted: string[] = [];
  let called = 0;
  const calls = rootFields(schema).flatMap((field) => idPaths(field).map((at) => ({ field, at })));
  const call = async ({ field, at }: (typeof calls)[number]): Promise<void> => {
    const ask = async (id: string): Promise<string> => {
      const variables = variablesOf(
        field,
        (path) => (path.join() === at.join() ? id : known(own, field.name, path)),
        at,
      );
      const { status, text } = await mine
        .with({ 'x-request-id': 'the-same' })
        .post({ query: documentOf(schema, field, variables), variables });
      return `${status} ${text.replaceAll(id, 'ID')}`;
    };
    const theirs = await ask(known(foreign, field.name, at));
    const nobodys = await ask(randomUUID());
    const name = `${field.name}(${at.join('.')})`;
    if (theirs !== nobodys) differing.push(`${name}: ${theirs} | ${nobodys}`);
    if (
      !(name in OTHERWISE) &&
      !/"code":"NOT_FOUND"|"code":"BAD_REQUEST".*"path":\[|^200 \{"data":\{"[a-zA-Z]+":(null|\[null\]|\{[^}]*"edges":\[\])/.test(
        nobodys,
      )
    )
      accepted.push(`${name}: ${nobodys}`);
    called++;
  };
  // None of them changes anything, so they may go side by side.
  const walk = async (): Promise<void> => {
    for (let next = calls.pop(); next; next = calls.pop()) await call(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  for (const [thing, type, field, taken] of NESTED) {
    const query = `query ($own: ID!, $id: ID!) { node(id: $own) { ... on ${type} { ${field} } } }`;
    const [ours = '', theirs = '', nobodys = ''] = await Promise.all(
      [own[taken], foreign[taken], randomUUID()].map(async (id = '') => {
        const asked = mine.with({ 'x-request-id': 'the-same' }).post({ query, variables: { own: own[thing], id } });
        return (await asked).text.replaceAll(id, 'ID');
      }),
    );
    if (theirs !== nobodys) differing.push(`${type}.${field}: ${theirs} | ${nobodys}`);
    if (
      !/"code":"BAD_REQUEST".*"path":\[.*"data":\{"node":(null|\{"\w+":null\})\}/.test(nobodys) ||
      ours.includes('"errors"')
    )
      accepted.push(`${type}.${field}: ${ours} | ${nobodys}`);
    called++;
  }
  return { called, differing, accepted };
}

function known(things: Things, field: string, path: readonly string[]): string {
  const sort = sortAt(field, path);
  const id = things[sort];
  if (id === undefined)
    throw new Error(
      `${field}(${path.join('.')}) takes the id of a ${sort}, of which there is none: name it in things.ts.`,
    );
  return id;
}

describe('what another workspace has', () => {
  it('looks to every root field, at every id it takes, like what does not exist, and is not changed', async () => {
    const [mine, other] = [await newWorkspace('mine'), await newWorkspace('other')];
    const [own, foreign] = await Promise.all([makeThings(mine, schema), makeThings(other, schema)]);
    const [here, there] = [await workspaceIdOf(mine), await workspaceIdOf(other)];
    const url = process.env['TEST_DATABASE_URL'] ?? '';
    const before = [await stateOf(url, here), await stateOf(url, there)];
    const { called, differing, accepted } = await compareEveryId(mine, own, foreign);
    expect(differing).toEqual([]);
    expect(accepted).toEqual([]);
    expect(called).toBeGreaterThan(40);
    expect([await stateOf(url, here), await stateOf(url, there)]).toEqual(before);
    const any = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const { nodes: theirs } = await mine.data<{ nodes: unknown[] }>(any, { ids: Object.values(foreign) });
    expect(theirs).toEqual(Object.values(foreign).map(() => null));
    const { nodes: ours } = await mine.data<{ nodes: unknown[] }>(any, { ids: Object.values(own) });
    expect(ours).toEqual(Object.values(own).map((id) => ({ id })));
    const answered = await Promise.all(
      rootFields(schema)
        .filter((field) => schema.getQueryType()?.getFields()[field.name] === field)
        .map(async (field) => {
          const variables = variablesOf(field, (path) => known(own, field.name, path));
          return (await mine.post({ query: documentOf(schema, field, variables), variables })).text;
        }),
    );
    for (const id of [there, ...Object.values(foreign)]) expect(answered.join('\n')).not.toContain(id);
    expect(answered.join('\n')).toContain(own['outcome']);
  }, 120_000);

  it('stays out of sight by the predicates alone, when row-level security lets everything through', async () => {
    const scratch = await scratchDatabase('walls');
    const service = await OwnService.start(scratch.settings);
    try {
      const url = scratch.settings['DATABASE_OWNER_URL'] ?? '';
      const [mine, other] = [await service.newWorkspace('mine'), await service.newWorkspace('other')];
      const [own, foreign] = await Promise.all([makeThings(mine, schema), makeThings(other, schema)]);
      const owner = new pg.Client({ connectionString: url });
      await owner.connect();
      for (const table of await tenantTables(owner))
        await owner.query(`CREATE POLICY wide_open ON ${table} USING (true) WITH CHECK (true)`);
      await owner.end();
      const before = await stateOf(url, await workspaceIdOf(other));
      const { differing, accepted } = await compareEveryId(mine, own, foreign);
      expect(differing).toEqual([]);
      expect(accepted).toEqual([]);
      expect(await stateOf(url, await workspaceIdOf(other))).toEqual(before);
      for (const field of rootFields(schema).filter(({ name }) => name !== 'workspaceDelete')) {
        const variables = variablesOf(field, (path) => known(own, field.name, path));
        const { text } = await mine.post({ query: documentOf(schema, field, variables), variables });
        for (const id of Object.values(foreign)) expect(text).not.toContain(id);
      }
    } finally {
      await service.stop();
      await scratch.drop();
    }
  }, 120_000);

  it('stays out of reach by row-level security alone, whatever a statement says', async () => {
    const [mine, other] = [await newWorkspace('mine'), await newWorkspace('other')];
    await Promise.all([makeThings(mine, schema), makeThings(other, schema)]);
    const [here, there] = [await workspaceIdOf(mine), await workspaceIdOf(other)];
    const url = process.env['TEST_DATABASE_URL'] ?? '';
    const before = await stateOf(url, there);
    const db = databaseAs('application');
    const connection = await db.connect();
    try {
      const tables = await tenantTables(connection);
      expect(tables).toContain('tree_node');
      let filled = 0;
      for (const table of tables) {
        filled += before[table]?.startsWith('0 ') ? 0 : 1;
        const attempt = async (sql: string): Promise<number | string> => {
          await connection.query('BEGIN');
          await connection.query(`SELECT set_config('app.workspace_id', $1, true)`, [here]);
          try {
            return (await connection.query(sql, [there])).rowCount ?? 0;
          } catch (fault) {
            return (fault as { code: string }).code;
          } finally {
            await connection.query('ROLLBACK');
          }
        };
        const refused = '42501';
        expect([table, await attempt(`SELECT FROM ${table} WHERE workspace_id = $1`)]).toEqual([table, 0]);
        expect([
          table,
          await attempt(`SELECT FROM ${table} WHERE workspace_id <> '${here}' AND $1::uuid IS NOT NULL`),
        ]).toEqual([table, 0]);
        expect([0, refused]).toContain(
          await attempt(`UPDATE ${table} SET workspace_id = workspace_id WHERE workspace_id = $1`),
        );
        expect([0, refused]).toContain(await attempt(`DELETE FROM ${table} WHERE workspace_id = $1`));
        expect([table, await attempt(`INSERT INTO ${table} (workspace_id) VALUES ($1)`)]).toEqual([table, refused]);
      }
      expect(filled).toBeGreaterThan(10);
    } finally {
      connection.release();
      await db.end();
    }
    expect(await stateOf(url, there)).toEqual(before);
  }, 120_000);
});

/** What a root field and its type demand, each as the scopes of which one suffices. */
const demandsOf = (field: GraphQLField<unknown, unknown>): Demand[] =>
  [field, getNamedType(field.type)].flatMap(({ extensions }) => (extensions['demands'] ?? []) as readonly Demand[]);

describe('two workspaces over one small pool', () => {
  const rounds = process.env['OST_TEST_FULL'] === 'true' ? 10_000 : 1_000;

  it(`never see each other in ${rounds} mingled requests, some of which nobody waits for`, async () => {
    const service = await OwnService.start({ OST_POOL_SIZE: '3', OST_LOG_LEVEL: 'error' });
    try {
      const clients = await Promise.all(['red', 'blue'].map((name) => newWorkspace(name)));
      const sides = await Promise.all(
        clients.map(async (client, index) => {
          const own = service.client(client);
          const name = ['red', 'blue'][index] ?? '';
          await Promise.all([1, 2, 3].map(() => own.mutate('personCreate', { name, role: 'DESIGN' })));
          return { client: own, name };
        }),
      );
      const foreign: string[] = [];
      let answered = 0;
      let next = 0;
      const walk = async (): Promise<void> => {
        for (let round = next++; round < rounds; round = next++) {
          const side = sides[Math.floor(Math.random() * 2)];
          if (!side) return;
          const query =
            Math.random() < 0.1
              ? `mutation { personCreate(input: { name: "${side.name}", role: DESIGN }) { person { name } } }`
              : `{ persons(first: 10) { nodes { name } } viewer { workspace { name } } }`;
          const asked = side.client.post({ query });
          if (Math.random() < 0.15) asked.timeout(1 + Math.floor(Math.random() * 12));
          try {
            const { text } = await asked;
            const other = side.name === 'red' ? 'blue' : 'red';
            if (text.includes(other) || !text.includes(side.name)) foreign.push(`${side.name}: ${text.slice(0, 300)}`);
            answered++;
          } catch (fault) {
            if ((fault as { timeout?: number }).timeout === undefined) throw fault;
          }
        }
      };
      await Promise.all(Array.from({ length: 16 }, walk));
      expect(foreign).toEqual([]);
      expect(answered).toBeGreaterThan(rounds / 2);
    } finally {
      await service.stop();
    }
  }, 300_000);
});

describe('a key', () => {
  it('without the scope of a root field or of a type is refused without SQL, whatever it asks', async () => {
    const service = new WatchedService();
    try {
      const scopes = schema.getType('Scope');
      const names = scopes && 'getValues' in scopes ? scopes.getValues().map(({ name }) => name) : [];
      const admin = await newWorkspace('scopes');
      const things = await makeThings(admin, schema);
      const wrong: string[] = [];
      let refused = 0;
      let allowed = 0;
      for (const scope of names) {
        const holder = scope === 'WORKSPACE_CREATE' ? founder : admin;
        const { token } = await holder.mutate<{ token: string }>(
          'apiKeyCreate',
          { name: scope, scopes: [scope] },
          'token',
        );
        const client = service.client(admin).as(token);
        const ask = async (field: GraphQLField<unknown, unknown>): Promise<void> => {
          const mayAsk = demandsOf(field).every((needs) =>
            needs.some((need) => need.replace(':', '_').toUpperCase() === scope),
          );
          const variables = variablesOf(field, () => randomUUID());
          const id = randomUUID();
          const query = documentOf(schema, field, variables, '__typename');
          const { text } = await client.with({ 'x-request-id': id }).post({ query, variables });
          const { statements, status } = await service.answered(id);
          const isRefused = status === 403 && text.includes('"FORBIDDEN"') && statements === 0;
          if (mayAsk === isRefused || (!mayAsk && !isRefused))
            wrong.push(`${scope} ${field.name}: ${status} ${statements} ${text}`);
          if (isRefused) refused++;
          else allowed++;
        };
        await Promise.all(rootFields(schema).map(ask));
      }
      expect(wrong).toEqual([]);
      expect(refused).toBeGreaterThan(300);
      expect(allowed).toBeGreaterThan(40);
      expect(Object.keys(things).length).toBeGreaterThan(8);
    } finally {
      service.close();
    }
  }, 120_000);
});
