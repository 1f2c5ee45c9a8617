import { Client, keyWith, look, newWorkspace } from '../../support/service.ts';

interface ApiKey {
  id: string;
  name: string;
  scopes: string[];
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
  version: number;
}
interface Made {
  apiKey: ApiKey;
  token: string | null;
}

const KEY = 'apiKey { id name scopes expiresAt revokedAt lastUsedAt version } token';
/** Keys that are raced for. */
const ROUNDS = process.env['OST_TEST_FULL'] === 'true' ? 60 : 6;
const VIEWER = '{ viewer { keyName scopes } }';

describe('API keys', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  const create = (input: Record<string, unknown>) =>
    client.mutate<Made>('apiKeyCreate', { name: 'tool', scopes: ['TREE_READ'], ...input }, KEY);
  const withToken = (token: string | null) => new Client(token);
  const isGood = async (who: Client): Promise<boolean> => (await who.ask(VIEWER)).status === 200;

  it('let in with the scopes given, and no others', async () => {
    const { apiKey, token } = await create({ name: 'reader' });
    expect(apiKey).toMatchObject({
      name: 'reader',
      scopes: ['TREE_READ'],
      expiresAt: null,
      lastUsedAt: null,
      version: 1,
    });
    const reader = withToken(token);
    expect(await reader.data(VIEWER)).toEqual({ viewer: { keyName: 'reader', scopes: ['TREE_READ'] } });
    expect((await reader.ask('{ apiKeys { nodes { id } } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('tell the id and the name of their workspace whatever their scopes, and its settings with tree:read', async () => {
    const { token } = await create({ scopes: ['INSIGHT_INGEST'] });
    const sender = withToken(token);
    const { viewer } = await client.data<{ viewer: { workspace: object } }>('{ viewer { workspace { id name } } }');
    expect(await sender.data('{ viewer { workspace { id name } } }')).toEqual({ viewer });
    for (const field of ['timeZone', 'weekStart', 'currency']) {
      const { errors } = await sender.ask(`{ viewer { workspace { ${field} } } }`);
      expect(errors).toMatchObject([
        {
          message: `The key lacks the scope tree:read, which Workspace.${field} takes.`,
          extensions: { code: 'FORBIDDEN' },
        },
      ]);
    }
    const { errors } = await withToken((await create({})).token).ask('{ viewer { workspace { timeZone } } }');
    expect(errors).toBeUndefined();
  });

  it('cannot hand on what they may not do themselves', async () => {
    const admin = await keyWith(client, ['ADMIN']);
    const { userErrors, token } = await admin.mutate<Made>(
      'apiKeyCreate',
      { name: 'more', scopes: ['ADMIN', 'TREE_WRITE', 'OKR_READ'] },
      KEY,
    );
    expect(token).toBeNull();
    expect(userErrors.map(({ code, path, message }) => [code, path, /lacks (\S+)/.exec(message)?.[1]])).toEqual([
      ['INVALID_VALUE', ['scopes'], 'tree:write'],
      ['INVALID_VALUE', ['scopes'], 'okr:read'],
    ]);
    expect((await admin.mutate<Made>('apiKeyCreate', { name: 'same', scopes: ['ADMIN'] }, KEY)).userErrors).toEqual([]);
  });

  it('have a name, at least one scope, and an expiry that lies ahead', async () => {
    const refused = await create({ name: '', scopes: [], expiresAt: '2020-01-01' });
    expect(new Set(refused.userErrors.map(({ code, path }) => `${code} ${path.join('.')}`))).toEqual(
      new Set(['INVALID_VALUE name', 'INVALID_VALUE scopes', 'INVALID_VALUE expiresAt']),
    );
  });

  it('are refused once they expire', async () => {
    const { token } = await create({ expiresAt: new Date(Date.now() + 3_000).toISOString() });
    const expiring = withToken(token);
    expect(await isGood(expiring)).toBe(true);
    for (let tries = 0; tries < 50 && (await isGood(expiring)); tries++)
      await new Promise((resolve) => setTimeout(resolve, 200));
    const { status, errors } = await expiring.ask(VIEWER);
    expect([status, errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('are rotated with an overlap, or without', async () => {
    const { apiKey, token } = await create({});
    const rotate = (overlapHours: number) => client.mutate<Made>('apiKeyRotate', { id: apiKey.id, overlapHours }, KEY);
    const second = await rotate(1);
    expect(second.apiKey).toMatchObject({ id: apiKey.id, version: 2 });
    expect(await Promise.all([token, second.token].map((each) => isGood(withToken(each))))).toEqual([true, true]);
    const third = await rotate(0);
    expect(await Promise.all([token, second.token, third.token].map((each) => isGood(withToken(each))))).toEqual([
      false,
      false,
      true,
    ]);
    for (const overlapHours of [-1, 721])
      expect((await rotate(overlapHours)).userErrors.map(({ path }) => path)).toEqual([['overlapHours']]);
  });

  it('are refused by every process as soon as they are revoked, and stay so', async () => {
    const { apiKey, token } = await create({});
    const revoke = () => client.mutate<Made>('apiKeyRevoke', { id: apiKey.id }, KEY.replace(' token', ''));
    expect(await isGood(withToken(token))).toBe(true);
    const revoked = await revoke();
    expect(revoked.apiKey.revokedAt).not.toBeNull();
    expect(await Promise.all([withToken(token), withToken(token).elsewhere()].map(isGood))).toEqual([false, false]);
    expect((await revoke()).apiKey).toMatchObject({ revokedAt: revoked.apiKey.revokedAt, version: 2 });
    const rotated = await client.mutate<Made>('apiKeyRotate', { id: apiKey.id }, KEY);
    expect(rotated.userErrors.map(({ code, path }) => [code, path])).toEqual([['NOT_APPLICABLE', ['id']]]);
  });

  it('of another workspace look like those that do not exist', async () => {
    const other = await newWorkspace();
    const { apiKeys } = await other.data<{ apiKeys: { nodes: ApiKey[] } }>('{ apiKeys { nodes { id } } }');
    const theirs = apiKeys.nodes[0]?.id ?? '';
    for (const name of ['apiKeyRevoke', 'apiKeyRotate'])
      for (const id of [theirs, '01890000-0000-7000-8000-000000000000', 'nothing'])
        expect(await client.mutate(name, { id }, 'apiKey { id }')).toEqual({
          apiKey: null,
          userErrors: [
            { code: 'NOT_FOUND', path: ['id'], message: `id takes the id of an ApiKey; "${id}" names none.` },
          ],
        });
    expect(await isGood(other)).toBe(true);
  });

  it('say when they were last used', async () => {
    const { apiKey, token } = await create({});
    const before = Date.now();
    expect(await isGood(withToken(token))).toBe(true);
    const lastUsedAt = async (): Promise<string | null> => {
      const { node } = await client.data<{ node: ApiKey }>(
        'query ($id: ID!) { node(id: $id) { ... on ApiKey { lastUsedAt } } }',
        { id: apiKey.id },
      );
      return node.lastUsedAt;
    };
    // It is written down every ten seconds.
    for (let tries = 0; tries < 60 && (await lastUsedAt()) === null; tries++)
      await new Promise((resolve) => setTimeout(resolve, 250));
    const used = Date.parse((await lastUsedAt()) ?? '');
    expect(used).toBeGreaterThanOrEqual(before - 1_000);
    expect(used).toBeLessThanOrEqual(Date.now());
  });

  it('leave no token in the database, only its hash', async () => {
    const { apiKey, token } = await create({});
    const secrets = await look<{ secret: string; image: string }>(
      client,
      `SELECT to_jsonb(secret)::text AS secret, (SELECT string_agg(image::text, '') FROM change_log WHERE entity_id = $1) AS image
       FROM api_key_secret AS secret WHERE key_id = $1`,
      [apiKey.id],
    );
    expect(secrets).toHaveLength(1);
    // The random part of the token, behind the prefix and the key's id.
    const random = (token ?? '').slice(36, 84);
    expect(random).toHaveLength(48);
    expect(JSON.stringify(secrets)).not.toContain(random);
  });

  it('rotated by many at once, and revoked meanwhile, have one living token or none', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { apiKey, token } = await create({});
      const revokes = round % 2 === 1;
      const changes = [0, 1, 2, 3].map((n) => () => {
        const who = n % 2 === 0 ? client : client.elsewhere();
        return who.mutate<Made>('apiKeyRotate', { id: apiKey.id, overlapHours: 0 }, 'token');
      });
      const revoke = (): Promise<unknown> => client.mutate('apiKeyRevoke', { id: apiKey.id });
      const [rotated] = await Promise.all([
        Promise.all(changes.map((change) => change())),
        ...(revokes ? [revoke()] : []),
      ]);
      const tokens = [token, ...rotated.map((each) => each.token)].filter((each) => each !== null);
      const good = await Promise.all(tokens.map((each) => isGood(withToken(each))));
      expect(good.filter(Boolean)).toHaveLength(revokes ? 0 : 1);
      const [living] = await look<{ count: number }>(
        client,
        'SELECT count(*)::int AS count FROM api_key_secret WHERE key_id = $1 AND (valid_until IS NULL OR valid_until > now())',
        [apiKey.id],
      );
      // A key that was revoked in between keeps the token it had then, and none is let in by it.
      expect(living?.count).toBe(1);
    }
  });

  it('are not rotated by a key that may do less: its token would be handed on', async () => {
    const { apiKey } = await create({ scopes: ['TREE_READ', 'OKR_READ'] });
    const admin = await keyWith(client, ['ADMIN', 'TREE_READ']);
    expect(await admin.mutate<Made>('apiKeyRotate', { id: apiKey.id }, 'token')).toEqual({
      token: null,
      userErrors: [
        {
          code: 'INVALID_VALUE',
          message: 'The calling key lacks okr:read itself, so it cannot hand it on.',
          path: ['id'],
        },
      ],
    });
  });
});
