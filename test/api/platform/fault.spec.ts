import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import pg from 'pg';
import { REFUSALS } from '../../../src/domain/refusal.ts';
import { type FaultCode, FAULTS } from '../../../src/platform/request/fault.ts';
import { OwnService, scratchDatabase } from '../../support/own-service.ts';
import { type Answer, type Client, founder, keyWith, workspaceIdOf } from '../../support/service.ts';
import { documentOf, variablesOf } from '../../support/things.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');

let database: Awaited<ReturnType<typeof scratchDatabase>>;
let service: OwnService;
let client: Client;
let owner: pg.Client;
let role: string;
beforeAll(async () => {
  database = await scratchDatabase('fault');
  service = await OwnService.start({ ...database.settings, OST_LOCK_TIMEOUT_MS: '300' });
  client = await service.newWorkspace();
  role = new URL(database.settings['DATABASE_URL'] ?? '').username;
  owner = new pg.Client({ connectionString: database.settings['DATABASE_OWNER_URL'] });
  await owner.connect();
}, 60_000);
afterAll(async () => {
  await service.stop();
  await owner.end();
  await database.drop();
});

const CREATE =
  'mutation { personCreate(input: { name: "Ada", role: DESIGN, idempotencyKey: "once" }) { person { id } } }';

/** What `ask` is answered while the owner has done something to the database and not yet undone it. */
async function meanwhile(does: string, undoes: string, ask: () => Promise<Answer<unknown>>): Promise<Answer<unknown>> {
  await owner.query(does);
  try {
    return await ask();
  } finally {
    await owner.query(undoes);
  }
}

/** How each fault comes about; a new code has no way until somebody writes one. */
const WAYS: Readonly<Record<FaultCode, () => Promise<Answer<unknown>>>> = {
  BAD_REQUEST: () => client.ask('{ nothing }'),
  UNAUTHENTICATED: () => client.as(null).ask('{ viewer { keyName } }'),
  FORBIDDEN: async () => client.as((await keyWith(client, ['TREE_READ'])).token).ask(CREATE),
  TOO_COSTLY: () => client.ask(`{ ${Array.from({ length: 31 }, (_, i) => `a${i}: __typename`).join(' ')} }`),
  RATE_LIMITED: async () => {
    const slow = await OwnService.start({ ...database.settings, OST_RATE_PER_MINUTE: '1' });
    try {
      await slow.client(client).ask('{ viewer { keyName } }');
      return await slow.client(client).ask('{ viewer { keyName } }');
    } finally {
      await slow.stop();
    }
  },
  CURSOR_EXPIRED: async () => {
    const { changesHead } = await client.data<{ changesHead: string }>('{ changesHead }');
    const [list, workspaceId, , ...place] = JSON.parse(Buffer.from(changesHead, 'base64url').toString()) as unknown[];
    const after = Buffer.from(JSON.stringify([list, workspaceId, '1-1', ...place])).toString('base64url');
    return client.ask('query ($after: String) { changes(after: $after) { nodes { entityId } } }', { after });
  },
  CONFLICT: async () => {
    const workspaceId = await workspaceIdOf(client);
    return meanwhile(
      `BEGIN; SELECT set_config('app.workspace_id', '${workspaceId}', true);
       INSERT INTO idempotency_key (workspace_id, api_key_id, mutation, key, input_hash)
         SELECT workspace_id, id, 'personCreate', 'once', 'x' FROM api_key WHERE workspace_id = '${workspaceId}'`,
      'ROLLBACK',
      () => client.ask(CREATE),
    );
  },
  UNAVAILABLE: () => meanwhile('BEGIN; LOCK TABLE person', 'ROLLBACK', () => client.ask(CREATE)),
  INTERNAL: () =>
    meanwhile(`REVOKE INSERT ON person FROM ${role}`, `GRANT INSERT ON person TO ${role}`, () => client.ask(CREATE)),
};
/** Those that come about while it runs, so that part of the answer may stand beside them. */
const WHILE_RUNNING: readonly FaultCode[] = ['CONFLICT', 'UNAVAILABLE', 'INTERNAL', 'CURSOR_EXPIRED'];
/** What is said of a document that can be parsed and not run. */
const NOT_RUN: readonly FaultCode[] = ['BAD_REQUEST', 'TOO_COSTLY'];

describe('a fault', () => {
  it.each(Object.keys(FAULTS) as FaultCode[])('%s is told by its code, with its status and an id', async (code) => {
    const { status, errors, data } = await WAYS[code]();
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      { code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
    ]);
    expect(errors?.[0]?.message).toMatch(/^[A-Z].{10,}[.?"]$/s);
    const ran = WHILE_RUNNING.includes(code);
    expect({ status, data }).toEqual(
      ran
        ? { status: 294, data: null }
        : { status: NOT_RUN.includes(code) ? 422 : FAULTS[code].status, data: undefined },
    );
  });

  it.each(WHILE_RUNNING)('%s leaves nothing behind: the same request succeeds afterwards, once', async (code) => {
    await WAYS[code]();
    const [one, two] = [await client.ask(CREATE), await client.ask(CREATE)];
    expect(one.errors).toBeUndefined();
    expect(two.data).toEqual(one.data);
    const { rows } = await owner.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE datname = current_database() AND NOT granted`,
    );
    expect(rows).toEqual([{ count: 0 }]);
  });
});

describe('a reason to refuse', () => {
  const specs = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(api|fault|security)\/.*\.spec\.ts$/.test(name.replaceAll('\\', '/')))
    .map((name) => readFileSync(join(root, 'test', name), 'utf8'));

  it.each(Object.keys(REFUSALS))('%s is had from a running service by some test', (code) => {
    expect(specs.filter((text) => text.includes(`'${code}'`)).length).toBeGreaterThan(0);
  });

  it('would be missed here if none did', () => {
    expect(specs.length).toBeGreaterThan(20);
    expect(specs.filter((text) => text.includes(`'${['NOT', 'A', 'REASON'].join('_')}'`))).toEqual([]);
  });
});

describe('a cursor that is empty', () => {
  const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));
  const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) =>
    args.some(({ name }) => name === 'after'),
  );

  it.each(lists.map((field) => [field.name, field] as const))('is a bad request of %s', async (_, field) => {
    const variables = { ...variablesOf(field, () => randomUUID()), after: '' };
    const { errors, data } = await founder.ask<Record<string, unknown> | null>(
      documentOf(schema, field, variables, '__typename'),
      variables,
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
    expect(data?.[field.name] ?? null).toBeNull();
  });

  it('is a bad request of a list within a thing, too', async () => {
    const { outcome } = await founder.mutate<{ outcome: { id: string } }>(
      'outcomeCreate',
      { title: 'Root' },
      'outcome { id }',
    );
    const ask = (after: string) =>
      founder.ask(
        `{ viewer { workspace { name } } treeNode(id: "${outcome.id}") { history(after: ${after}) { nodes { at } } } }`,
      );
    const { status, errors, data } = await ask('""');
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
    // The rest of the answer stands, so it is one.
    expect([status, data]).toEqual([294, { viewer: { workspace: { name: 'first' } }, treeNode: null }]);
    expect((await ask('null')).errors).toBeUndefined();
  });
});

describe('a caller who takes no JSON', () => {
  it.each([
    'text/html',
    'multipart/mixed',
    'application/xml, text/*',
    'application/json;q=0',
    'application/json; charset=latin1',
  ])('is refused before anything is done: %s', async (accept) => {
    const { products } = await client.data<{ products: object }>('{ products { nodes { id } } }');
    const query = 'mutation { productCreate(input: { name: "Shop" }) { product { id } } }';
    const response = await client.with({ accept }).post({ query });
    expect(response.status).toBe(406);
    expect(response.body).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST', requestId: response.get('x-request-id') } }],
    });
    expect(await client.data('{ products { nodes { id } } }')).toEqual({ products });
  });

  it.each(['*/*', 'application/*', 'text/html, application/json;q=0.5', 'Application/JSON; charset=UTF-8', ''])(
    'is not whoever sends %s',
    async (accept) => {
      expect((await client.with({ accept }).post({ query: '{ __typename }' })).status).toBe(200);
    },
  );
});
