import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Response } from 'supertest';
import { sqlAs } from '../support/command.ts';
import { OwnService, scratchDatabase } from '../support/own-service.ts';
import type { Answer, Client } from '../support/service.ts';

const MODES = ['production', 'development'] as const;
type Mode = (typeof MODES)[number];

let database: Awaited<ReturnType<typeof scratchDatabase>>;
let owner: pg.Client;
let role: string;
let leaks: RegExp;
const services = {} as Record<Mode, OwnService>;
const clients = {} as Record<Mode, Client>;
const ids = { outcome: '' };

beforeAll(async () => {
  database = await scratchDatabase('exceptions');
  const { settings } = database;
  owner = new pg.Client({ connectionString: settings['DATABASE_OWNER_URL'] });
  services.production = await OwnService.start({ ...settings, OST_MODE: 'production', OST_POOL_SIZE: '2' });
  services.development = await OwnService.start({ ...settings, OST_POOL_SIZE: '2' });
  const caller = await services.production.newWorkspace();
  for (const mode of MODES) clients[mode] = services[mode].client(caller);
  const client = clients.production;
  const { person } = await client.mutate<{ person: { id: string } }>(
    'personCreate',
    { name: 'Ada', role: 'DESIGN' },
    'person { id }',
  );
  const { outcome } = await client.mutate<{ outcome: { id: string } }>(
    'outcomeCreate',
    { title: 'Root', ownerId: person.id },
    'outcome { id }',
  );
  ids.outcome = outcome.id;

  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name LIKE '%\\_%'
     UNION SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name LIKE '%\\_%'`,
  );
  expect(rows.length).toBeGreaterThan(50);
  const url = new URL(settings['DATABASE_URL'] ?? '');
  role = url.username;
  leaks = new RegExp(
    [
      // What a stack, a statement and Postgres' own words look like.
      '\\bat \\S+ \\(',
      '\\bat async',
      '\\.[cm]?[jt]s\\b',
      'node_modules',
      'node:',
      '"stack',
      'exception',
      '\\bSELECT\\b',
      '\\bINSERT\\b',
      '\\bUPDATE\\b',
      '\\bDELETE FROM\\b',
      '\\bWHERE\\b',
      '\\$1',
      'QueryFailed',
      'does not exist',
      'permission denied',
      'relation "',
      'syntax error at or',
      'duplicate key',
      'PL/pgSQL',
      // Where it runs.
      '/(work|tmp|srv|home|usr|var|app)/',
      '127\\.0\\.0\\.1',
      'localhost',
      'db\\.internal',
      '\\bexceptions\\b',
      role,
      'ost_owner',
      hostname(),
      url.port,
      ...rows.map(({ name }) => `\\b${name}\\b`),
    ]
      .filter((each) => each !== '')
      .join('|'),
  );
}, 60_000);
afterAll(async () => {
  await Promise.all(MODES.map((mode) => services[mode].stop()));
  await owner.end();
  await database.drop();
});

const STACK = `TypeError: SELECT hash FROM api_key_secret failed on db.internal:5432
    at Object.<anonymous> (/srv/app/dist/src/secret.js:10:5)
    at async file:///srv/app/dist/src/main.js:3:1`;

/** Statements that make every row written to a table fail with the text of a stack, under a code of Postgres. */
const raising = (table: string, code: string): [string, string] => [
  `CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     RAISE EXCEPTION USING MESSAGE = $text$${STACK}$text$, DETAIL = 'INSERT INTO person', HINT = '/srv/app', ERRCODE = '${code}';
   END $$;
   CREATE TRIGGER fails BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION fails()`,
  `DROP TRIGGER fails ON ${table}; DROP FUNCTION fails()`,
];
const PERSONS = '{ persons { nodes { name } } }';
const query = (text: string) => (client: Client) => client.post({ query: text });
const personCreate = (more = '') =>
  query(`mutation { personCreate(input: { name: "Bo", role: DESIGN ${more} }) { person { id } userErrors { code } } }`);

/** Where it fails; what the owner does and undoes to the database; what is asked then, and the code of the answer. */
const FLOORS: readonly [string, () => [string, string], (client: Client) => Promise<Response>, string][] = [
  [
    'a reader of a list, whose column is gone',
    () => ['ALTER TABLE person RENAME COLUMN name TO called', 'ALTER TABLE person RENAME COLUMN called TO name'],
    query(PERSONS),
    'INTERNAL',
  ],
  [
    'a reader of a nested thing, whose table is gone',
    () => ['ALTER TABLE person RENAME TO people', 'ALTER TABLE people RENAME TO person'],
    (client) => query(`{ tree(outcomeId: "${ids.outcome}") { root { title owner { name } } } }`)(client),
    'INTERNAL',
  ],
  [
    'a store that may not write',
    () => [`REVOKE INSERT ON person FROM ${role}`, `GRANT INSERT ON person TO ${role}`],
    personCreate(),
    'INTERNAL',
  ],
  [
    'the store of trees, whose lock is gone',
    () => ['ALTER TABLE tree_revision RENAME TO revised', 'ALTER TABLE revised RENAME TO tree_revision'],
    query('mutation { outcomeCreate(input: { title: "New" }) { userErrors { code } } }'),
    'INTERNAL',
  ],
  [
    'the change log, which may not be written',
    () => [`REVOKE INSERT ON change_log FROM ${role}`, `GRANT INSERT ON change_log TO ${role}`],
    personCreate(),
    'INTERNAL',
  ],
  [
    'the change log, which raises what looks like a stack',
    () => raising('change_log', 'P0001'),
    personCreate(),
    'INTERNAL',
  ],
  [
    'a store, whose row is refused by a check that nobody knows',
    () => raising('person', '23514'),
    personCreate(),
    'INTERNAL',
  ],
  ['a store, with a code that asks to try again', () => raising('person', '40001'), personCreate(), 'UNAVAILABLE'],
  ['a store, with a text that cannot be written', () => raising('person', '22021'), personCreate(), 'BAD_REQUEST'],
  [
    'the memory of idempotency keys, whose table is gone',
    () => ['ALTER TABLE idempotency_key RENAME TO remembered', 'ALTER TABLE remembered RENAME TO idempotency_key'],
    personCreate('idempotencyKey: "again"'),
    'INTERNAL',
  ],
  [
    'the look-up of keys, whose column is gone',
    () => ['ALTER TABLE api_key RENAME COLUMN scopes TO may', 'ALTER TABLE api_key RENAME COLUMN may TO scopes'],
    query(PERSONS),
    'INTERNAL',
  ],
  [
    'the look-up of keys, which may not be read',
    () => [`REVOKE SELECT ON api_key_secret FROM ${role}`, `GRANT SELECT ON api_key_secret TO ${role}`],
    query(PERSONS),
    'INTERNAL',
  ],
  [
    'the export, before its first line',
    () => ['ALTER TABLE workspace RENAME COLUMN name TO called', 'ALTER TABLE workspace RENAME COLUMN called TO name'],
    (client) => client.get('/export'),
    'INTERNAL',
  ],
];

describe.each(MODES)('what fails in %s', (mode) => {
  it.each(FLOORS)('is answered with a code and a request id, and nothing of what it was: %s', async (...floor) => {
    const [, change, ask, code] = floor;
    const [breaks, mends] = change();
    const before = services[mode].log().length;
    await owner.query(breaks);
    let response: Response;
    try {
      response = await ask(clients[mode]);
    } finally {
      await owner.query(mends);
    }
    const { text } = response;
    const { errors } = response.body as Answer<unknown>;
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    const requestId = response.get('x-request-id') ?? '';
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code, requestId }]);
    expect(text).not.toMatch(leaks);
    expect(JSON.stringify(response.headers)).not.toMatch(leaks);
    await services[mode].answered(requestId);
    const faults = services[mode]
      .log()
      .slice(before)
      .filter(({ level }) => Number(level) >= 50);
    // Whoever runs it finds by the id what the caller is not told; what the caller can put right is no news.
    expect(faults.map((line) => line['requestId'])).toEqual(code === 'BAD_REQUEST' ? [] : [requestId]);
    for (const { msg, fault } of faults) {
      expect(msg).toMatch(/^(request failed|could not \w+)/);
      expect((fault as { stack?: string }).stack).toMatch(/\n +at /);
      expect(JSON.stringify(fault)).toMatch(leaks);
    }
    // Nothing of it stays.
    expect(await clients[mode].data(PERSONS)).toEqual({ persons: { nodes: expect.any(Array) as unknown } });
  });

  it('is told of in the same way when the database takes no connection', async () => {
    await sqlAs({ role: 'postgres' }, 'ALTER DATABASE exceptions CONNECTION LIMIT 0');
    try {
      await sqlAs(
        { role: 'postgres' },
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'exceptions' AND usename = '${role}'`,
      );
      await sleep(100);
      const response = await clients[mode].post({ query: PERSONS });
      expect([response.status, response.body]).toMatchObject([
        503,
        { errors: [{ extensions: { code: 'UNAVAILABLE' } }] },
      ]);
      const ready = await clients[mode].get('/health/ready');
      expect(ready.status).toBe(503);
      expect(response.text + ready.text).not.toMatch(leaks);
    } finally {
      await sqlAs({ role: 'postgres' }, 'ALTER DATABASE exceptions CONNECTION LIMIT -1');
    }
    expect(await clients[mode].data(PERSONS)).toEqual({ persons: { nodes: expect.any(Array) as unknown } });
  });

  it('answers nothing of an export that fails midway, without a word of why', async () => {
    await owner.query('ALTER TABLE tree_node RENAME COLUMN title TO called');
    try {
      // It is read whole before it is sent: what cannot be read is refused, and no half of it arrives.
      const response = await clients[mode].get('/export');
      expect(response.status).toBe(500);
      const { text } = response;
      expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL' } }] });
      expect(text).not.toContain('"type":"ApiKey"');
      expect(text).not.toMatch(/does not exist|\bSELECT\b|\.[jt]s\b/);
    } finally {
      await owner.query('ALTER TABLE tree_node RENAME COLUMN called TO title');
    }
  });

  const JSON_TYPE = 'application/json';
  const MALFORMED: readonly [string, string, string | Buffer][] = [
    ['half of JSON', JSON_TYPE, '{"query": '],
    ['nothing', JSON_TYPE, ''],
    ['null', JSON_TYPE, 'null'],
    ['a number', JSON_TYPE, '5'],
    ['an empty list', JSON_TYPE, '[]'],
    ['a query that is an object', JSON_TYPE, '{"query": {"a": 1}}'],
    ['variables that are text', JSON_TYPE, '{"query": "{ __typename }", "variables": "x"}'],
    ['extensions that are a number', JSON_TYPE, '{"query": "{ __typename }", "extensions": 5}'],
    ['an operation that is not there', JSON_TYPE, '{"query": "{ __typename }", "operationName": "x"}'],
    ['a prototype', JSON_TYPE, '{"query": "{ __typename }", "__proto__": {"a": 1}}'],
    ['brackets without end', JSON_TYPE, '['.repeat(50_000)],
    ['bytes that are no UTF-8', JSON_TYPE, Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['plain text', 'text/plain', '{"query": "{ __typename }"}'],
    ['a form', 'multipart/form-data; boundary=x', '--x\r\n\r\n--x--'],
    ['a type that is none', 'x', '{"query": "{ __typename }"}'],
    ['no document', JSON_TYPE, '{"query": "qwerty"}'],
  ];
  it.each(MALFORMED)('is told apart from a body that is at fault: %s', async (_, type, body) => {
    const response = await clients[mode].with({ 'content-type': type }).post(body);
    const { errors } = response.body as Answer<unknown>;
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
    expect(errors?.[0]?.extensions.requestId).toBe(response.get('x-request-id'));
    expect(response.text).not.toMatch(leaks);
  });
});
