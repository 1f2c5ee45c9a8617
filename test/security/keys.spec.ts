import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { OwnService } from '../support/own-service.ts';
import { Client, databaseAs, keyWith, look, newWorkspace, urls } from '../support/service.ts';

const query = '{ viewer { keyName } }';

describe('a key', () => {
  let client: Client;
  let token: string;
  beforeAll(async () => {
    client = await newWorkspace();
    token = client.token ?? '';
  });

  const bad: [string, () => string | null][] = [
    ['none at all', () => null],
    ['an empty one', () => ''],
    ['one with its last letter mistyped', () => token.slice(0, -1) + (token.endsWith('0') ? '1' : '0')],
    [
      'one with a letter of its secret mistyped',
      () => token.replace(/.(?=.{20}$)/, (letter) => (letter === 'a' ? 'b' : 'a')),
    ],
    ['one in capitals', () => token.toUpperCase()],
    ['a part of one', () => token.slice(0, 40)],
    ['a very long one', () => token.repeat(50)],
    ['something else', () => 'password'],
  ];
  it.each(bad)('is needed, and %s is refused', async (_, given) => {
    const { status, errors } = await new Client(given()).ask(query);
    expect([status, errors?.map(({ extensions }) => extensions.code)]).toEqual([401, ['UNAUTHENTICATED']]);
  });

  it('acts for persons of its own workspace only', async () => {
    const personOf = async (whose: Client) =>
      (
        await whose.mutate<{ person: { id: string } }>(
          'personCreate',
          { name: 'Mara', role: 'PRODUCT' },
          'person { id }',
        )
      ).person.id;
    const outcome = (id: string) =>
      client
        .with({ 'x-on-behalf-of': id })
        .ask('mutation { outcomeCreate(input: { title: "Mine" }) { outcome { id } } }');
    const own = await personOf(client);
    expect((await outcome(own)).status).toBe(200);
    for (const stranger of [await personOf(await newWorkspace()), '01890000-0000-7000-8000-000000000000', 'Mara']) {
      const { status, errors } = await outcome(stranger);
      expect([status, errors?.map(({ message }) => message)]).toEqual([
        400,
        ['X-On-Behalf-Of takes the id of a person of your workspace who is not archived.'],
      ]);
    }
    expect(await look(client, 'SELECT FROM tree_node')).toHaveLength(1);
    expect(await look(client, `SELECT FROM change_log WHERE on_behalf_of_id = $1`, [own])).toHaveLength(1);
  });

  it('is refused beside another: nobody knows which of them counts', async () => {
    const two = ['authorization', `Bearer ${token}`, 'authorization', 'Bearer other'];
    const headers = [
      ...two,
      'host',
      new URL(urls[0] ?? '').host,
      'content-type',
      'application/json',
      'connection',
      'close',
    ];
    // By Node itself: supertest sends no header twice.
    const asking = request(`${urls[0] ?? ''}/graphql`, { method: 'POST', headers });
    asking.end(JSON.stringify({ query }));
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(401);
  });

  it('is refused by every process from the moment it is revoked', async () => {
    const reader = await keyWith(client, ['TREE_READ', 'ADMIN']);
    const { apiKeys } = await client.data<{ apiKeys: { nodes: { id: string; name: string }[] } }>(
      '{ apiKeys { nodes { id name } } }',
    );
    const id = apiKeys.nodes.find(({ name }) => name === 'TREE_READ ADMIN')?.id;
    await client.mutate('apiKeyRevoke', { id });
    expect([(await reader.ask(query)).status, (await reader.elsewhere().ask(query)).status]).toEqual([401, 401]);
  });

  it('stands in no table, only its hash does', async () => {
    const owner = databaseAs('owner');
    const { rows } = await owner.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT LIKE 'migration%'`,
    );
    await owner.end();
    let seen = 0;
    for (const { name } of rows) {
      const lines = await look<{ line: string }>(client, `SELECT to_jsonb(t)::text AS line FROM "${name}" AS t`);
      seen += lines.length;
      expect(lines.filter(({ line }) => line.includes(token) || line.includes(token.slice(36, 84)))).toEqual([]);
    }
    expect(seen).toBeGreaterThan(2);
  });
});

describe('the log', () => {
  it('holds one line of JSON an event and no key, whatever callers send', async () => {
    const client = await newWorkspace();
    const service = await OwnService.start();
    try {
      const hostile = 'evil\n{"level":30,"msg":"forged"}\u001b[31m\u2028\u2029';
      const own = service.client(client);
      for (const operationName of [hostile, 'Plain'])
        await own.post({ query: `query Plain ${query}`, operationName, variables: { [hostile]: hostile } });
      await new Client(`${client.token ?? ''}0`, service.url).ask(query);
      const { headers } = await own.with({ 'x-request-id': 'evil id', 'user-agent': 'forged "level":30' }).ask(query);
      await service.answered(headers.get('x-request-id') ?? '');
    } finally {
      await service.stop();
    }
    const log = service.log();
    expect(log.length).toBeGreaterThan(1);
    expect(log.filter(({ msg }) => msg === 'forged')).toEqual([]);
    // eslint-disable-next-line no-control-regex -- these are the very characters that must not be there
    expect(service.lines.filter((line) => /[\u0000-\u001f\u2028\u2029]/.test(line))).toEqual([]);
    expect(service.lines.filter((line) => line.includes(client.token ?? '-'))).toEqual([]);
  });
});
