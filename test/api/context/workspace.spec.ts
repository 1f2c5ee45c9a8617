import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { type Client, founder, keyWith, look, newWorkspace, urls } from '../../support/service.ts';

interface Workspace {
  id: string;
  name: string;
  timeZone: string;
  weekStart: string;
  currency: string;
  version: number;
}
interface Line {
  type: string;
  row: { id: string; name?: string };
  rows: number;
}

const WORKSPACE = 'workspace { id name timeZone weekStart currency version }';
const current = async (client: Client): Promise<Workspace> =>
  (await client.data<{ viewer: { workspace: Workspace } }>(`{ viewer { ${WORKSPACE} } }`)).viewer.workspace;

describe('a workspace', () => {
  it('is changed only where the change says so', async () => {
    const client = await newWorkspace('Grocer');
    const before = await current(client);
    expect(before).toMatchObject({ name: 'Grocer', timeZone: 'UTC', weekStart: 'MONDAY', currency: 'EUR', version: 1 });
    const input = { id: before.id, expectedVersion: 1, timeZone: 'America/New_York', currency: 'USD' };
    const after = { ...before, timeZone: 'America/New_York', currency: 'USD', version: 2 };
    expect(await client.mutate('workspaceUpdate', input, WORKSPACE)).toEqual({ workspace: after, userErrors: [] });
    const late = await client.mutate<{ workspace: Workspace }>('workspaceUpdate', input, WORKSPACE);
    expect(late.workspace).toEqual(after);
    expect(late.userErrors.map(({ code }) => code)).toEqual(['VERSION_CONFLICT']);
  });

  it('counts in a zone and a currency that exist', async () => {
    const client = await newWorkspace();
    const { id } = await current(client);
    const refused = [
      ...['Mars/Base', '+02:00', '', null].map((timeZone) => ({ timeZone })),
      ...['EURO', 'XYZ', 'eur', '', null].map((currency) => ({ currency })),
      ...[null, '', 'n'.repeat(201)].map((name) => ({ name })),
      { weekStart: null },
    ];
    for (const change of refused) {
      const { userErrors } = await client.mutate('workspaceUpdate', { id, expectedVersion: 1, ...change });
      expect(new Set(userErrors.map(({ code, path }) => `${code} ${path.join('.')}`))).toEqual(
        new Set([`INVALID_VALUE ${Object.keys(change).join('')}`]),
      );
    }
    const { userErrors } = await founder.mutate('workspaceCreate', { name: 'x', timeZone: '+02:00', currency: 'eur' });
    expect(new Set(userErrors.map(({ path }) => path.join('.')))).toEqual(new Set(['timeZone', 'currency']));
  });

  it('is changed, deleted and exported by none but its own admins', async () => {
    const client = await newWorkspace();
    const { id } = await current(client);
    const stranger = await newWorkspace();
    for (const [name, input] of [
      ['workspaceUpdate', { id, expectedVersion: 1, name: 'Mine' }],
      ['workspaceDelete', { id, confirmName: 'test' }],
    ] as const) {
      const { userErrors } = await stranger.mutate(name, input);
      expect(userErrors).toEqual([
        { code: 'NOT_FOUND', path: ['id'], message: `id takes the id of a Workspace; "${id}" names none.` },
      ]);
    }
    const reader = await keyWith(client, ['TREE_READ', 'TREE_WRITE']);
    const { errors } = await reader.ask(
      `mutation { workspaceDelete(input: { id: "${id}", confirmName: "test" }) { workspaceId } }`,
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const refused = await reader.get('/export');
    expect([refused.status, refused.body]).toEqual([
      403,
      {
        errors: [
          {
            message: expect.any(String) as string,
            extensions: { code: 'FORBIDDEN', requestId: refused.get('x-request-id') },
          },
        ],
        extensions: { cost: { requested: 0, actual: 0, limit: 100_000 } },
      },
    ]);
    expect((await current(client)).name).toBe('test');
  });

  it('is exported whole, one line for each thing, and nothing of others', async () => {
    const client = await newWorkspace('Exported');
    const stranger = await newWorkspace();
    await stranger.mutate('productCreate', { name: 'Theirs' });
    const { id } = await current(client);
    await look(
      client,
      `INSERT INTO product (workspace_id, id, name, version, created_at, updated_at)
       SELECT $1, gen_random_uuid(), 'Product ' || number, 1, now(), now() FROM generate_series(1, 1100) AS number`,
      [id],
    );
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Ada', role: 'DESIGN' },
      'person { id }',
    );
    await client.mutate('teamCreate', { name: 'Basket', memberIds: [person.id] });
    await client.mutate('outcomeCreate', { title: 'More orders', type: 'PRODUCT', goal: 'PERFORMANCE' });
    const response = await client.get('/export');
    expect([response.status, response.get('content-type')]).toEqual([200, 'application/x-ndjson; charset=utf-8']);
    const { text } = response;
    expect(text.endsWith('\n')).toBe(true);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    const end = lines.pop();
    expect(end).toEqual({ type: 'end', rows: lines.length });
    const counts = new Map<string, number>();
    for (const { type } of lines) counts.set(type, (counts.get(type) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      // Not of the products, which were written behind the service's back.
      Change: 6,
      Workspace: 1,
      ApiKey: 1,
      Person: 1,
      Team: 1,
      TeamMember: 1,
      Outcome: 1,
      Product: 1_100,
    });
    const products = lines.filter(({ type }) => type === 'Product').map(({ row }) => row.name);
    expect(new Set(products).size).toBe(1_100);
    expect(products).not.toContain('Theirs');
    expect(text).not.toContain('hash');
  });

  it('gives the connection back when whoever exports hangs up', async () => {
    const client = await newWorkspace();
    const { id } = await current(client);
    // Far more than the buffers between us hold, so that the service is in the midst of it.
    await look(
      client,
      `INSERT INTO metric (workspace_id, id, name, definition, unit, direction, version, created_at, updated_at)
       SELECT $1, gen_random_uuid(), 'm', repeat('x', 2000), 'COUNT', 'UP', 1, now(), now() FROM generate_series(1, 3000)`,
      [id],
    );
    const headers = { authorization: `Bearer ${client.token ?? ''}` };
    for (let tries = 0; tries < 30; tries++) {
      // By Node itself: supertest reads answers to their end.
      const [answer] = (await once(get(`${urls[0] ?? ''}/export`, { headers }), 'response')) as [IncomingMessage];
      expect(await once(answer, 'data')).toHaveLength(1);
      answer.destroy();
    }
    // More than the pool holds: were they kept, nothing could be read any more.
    expect((await current(client)).name).toBe('test');
  });

  it('is deleted with everything in it once its name is given, and its keys with it', async () => {
    const client = await newWorkspace('Doomed');
    const { id } = await current(client);
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Ada', role: 'DESIGN' },
      'person { id }',
    );
    await client.with({ 'x-on-behalf-of': person.id }).mutate('teamCreate', { name: 'Basket', memberIds: [person.id] });
    // A node that names its owner, and a comment that names its author: what goes with the tree must go before the person.
    await look(
      client,
      `WITH revision AS (INSERT INTO tree_revision (workspace_id, tree_id, revision) VALUES ('${id}', '${id}', 1)),
            node AS (INSERT INTO tree_node (workspace_id, id, tree_id, kind, short_key, position, title, status, owner_id, version, created_at, updated_at)
                     VALUES ('${id}', '${id}', '${id}', 'OUTCOME', 'OUT-1', 'a0', 'Doomed', 'ACTIVE', '${person.id}', 1, now(), now()))
       INSERT INTO comment (workspace_id, id, node_id, text, author_id, author_name, version, created_at, updated_at)
       VALUES ('${id}', '${id}', '${id}', 'Gone soon', '${person.id}', 'Ada', 1, now(), now())`,
    );
    const tables = (
      await look<{ name: string }>(
        client,
        `SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'workspace_id' AND table_schema = 'public'`,
      )
    ).map(({ name }) => name);
    const left = (): Promise<unknown[]> =>
      look(
        { workspaceId: id },
        tables.map((name) => `SELECT '${name}' AS name FROM ${name} WHERE workspace_id = $1`).join(' UNION '),
        [id],
      );
    expect((await left()).length).toBeGreaterThanOrEqual(9);
    const wrong = await client.mutate('workspaceDelete', { id, confirmName: 'doomed' }, 'workspaceId');
    expect(wrong).toEqual({
      workspaceId: null,
      userErrors: [expect.objectContaining({ code: 'INVALID_VALUE', path: ['confirmName'] })],
    });
    const witness = await newWorkspace();
    expect(await client.mutate('workspaceDelete', { id, confirmName: 'Doomed' }, 'workspaceId')).toEqual({
      workspaceId: id,
      userErrors: [],
    });
    const refused = await Promise.all([client, client.elsewhere()].map((who) => who.ask('{ viewer { keyName } }')));
    expect(refused.map(({ status }) => status)).toEqual([401, 401]);
    expect(await left()).toEqual([]);
    expect((await current(witness)).name).toBe('test');
  });

  it('can be deleted whatever refers to what: who refers to others goes with the workspace itself', async () => {
    // A foreign key without a cascade is checked before rows two cascades away are gone.
    const holders = await look(
      founder,
      `SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint AS restricting
       WHERE contype = 'f' AND confdeltype = 'a' AND connamespace = 'public'::regnamespace AND NOT EXISTS (
         SELECT FROM pg_constraint AS own WHERE own.conrelid = restricting.conrelid AND own.contype = 'f'
           AND own.confrelid = 'workspace'::regclass AND own.confdeltype = 'c')`,
    );
    expect(holders).toEqual([]);
  });
});
