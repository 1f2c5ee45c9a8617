import 'reflect-metadata';
import { getNamedType, type GraphQLField, isInputObjectType } from 'graphql';
import { builtSchema } from '../../../src/app.schema.ts';
import { type Client, look, newWorkspace } from '../../support/service.ts';
import { documentOf, makeThings, sortAt, variablesOf } from '../../support/things.ts';

type Payload = Readonly<Record<string, unknown>> & { readonly userErrors: readonly { readonly code: string }[] };

const takesKey = ({ args }: GraphQLField<unknown, unknown>): boolean => {
  const [input] = args.map(({ type }) => getNamedType(type));
  return isInputObjectType(input) && 'idempotencyKey' in input.getFields();
};

/** What was answered, but for what only the first call can tell: whether it changed anything. */
const answerOf = ({ unchanged: _, ...answer }: Payload): string => JSON.stringify(answer);

/** Another key of the same workspace that may do everything but found further ones. */
async function otherKey(client: Client, sourceSystem: string | null = null): Promise<Client> {
  const { viewer } = await client.data<{ viewer: { scopes: string[] } }>('{ viewer { scopes } }');
  const scopes = viewer.scopes.filter((scope) => scope !== 'WORKSPACE_CREATE');
  const { token } = await client.mutate<{ token: string }>(
    'apiKeyCreate',
    { name: 'other', scopes, sourceSystem },
    'token',
  );
  return client.as(token);
}

describe('an idempotency key', () => {
  it('is of one API key, in every mutation that takes one', async () => {
    const schema = await builtSchema();
    const client = await newWorkspace('two callers');
    const other = await otherKey(client);
    const things = await makeThings(client, schema);
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(takesKey);
    const wrong: string[] = [];
    let made = 0;
    for (const field of fields) {
      const { input } = variablesOf(field, (path) => things[sortAt(field.name, path)] ?? '') as { input: object };
      const call = async (who: Client, more: object): Promise<Payload> => {
        const variables = { input: { ...input, ...more, idempotencyKey: 'same' } };
        const answer = await who.data<Record<string, Payload>>(documentOf(schema, field, variables), variables);
        return answer[field.name] as Payload;
      };
      const known = (): Promise<{ callers: number }[]> =>
        look(
          client,
          'SELECT count(DISTINCT api_key_id)::int AS callers FROM idempotency_key WHERE mutation = $1 AND key = $2',
          [field.name, 'same'],
        );
      const first = await call(client, {});
      const again = await call(client, {});
      const [before] = await known();
      const theirs = await call(other, {});
      const [after] = await known();
      if (first.userErrors.length === 0 && answerOf(again) !== answerOf(first))
        wrong.push(`${field.name} is not replayed: ${JSON.stringify([first, again])}`);
      const ran = theirs.userErrors.length > 0 || (after?.callers ?? 0) === (before?.callers ?? 0) + 1;
      const isDry = 'dryRun' in input;
      if (!isDry && (!ran || theirs.userErrors.some(({ code }) => code === 'IDEMPOTENCY_KEY_REUSED')))
        wrong.push(`${field.name} gives one caller what another one was answered: ${JSON.stringify([first, theirs])}`);
      if (after?.callers === 2) made++;
    }
    expect(wrong).toEqual([]);
    expect(fields.length).toBeGreaterThan(30);
    expect(made).toBeGreaterThan(15);
  }, 60_000);

  it('of two sources keeps what each of them sent, and a replay is counted once', async () => {
    const client = await newWorkspace('desk and notes');
    const sources = { desk: await otherKey(client, 'desk'), notes: await otherKey(client, 'notes') };
    const input = {
      items: [{ externalId: 'one', kind: 'SUPPORT', occurredAt: '2026-01-05', title: 'Slow' }],
      idempotencyKey: 'n1',
    };
    const ids = new Set<string>();
    for (const who of [sources.desk, sources.notes, sources.desk, sources.desk]) {
      const { receipts } = await who.mutate<{ receipts: { status: string; insightId: string }[] }>(
        'insightIngest',
        input,
        'receipts { status insightId }',
      );
      expect(receipts).toMatchObject([{ status: 'CREATED' }]);
      for (const { insightId } of receipts) ids.add(insightId);
    }
    expect(ids.size).toBe(2);
    const { ingestionHealth } = await client.data<{ ingestionHealth: object[] }>(
      '{ ingestionHealth { sourceSystem kinds { kind received created } } }',
    );
    expect(ingestionHealth).toEqual(
      ['desk', 'notes'].map((sourceSystem) => ({
        sourceSystem,
        kinds: [{ kind: 'INSIGHT', received: 1, created: 1 }],
      })),
    );
  });

  it('leaves a batch that is rejected as a whole counted as rejected, item by item', async () => {
    const client = await otherKey(await newWorkspace('all or none'), 'desk');
    const good = { externalId: 'good', kind: 'SUPPORT', occurredAt: '2026-01-05', title: 'Slow' };
    const { receipts } = await client.mutate<{ receipts: { status: string }[] }>(
      'insightIngest',
      { items: [good, { ...good, externalId: '' }], allOrNone: true, idempotencyKey: 'n1' },
      'receipts { status }',
    );
    expect(receipts).toEqual([{ status: 'REJECTED' }, { status: 'REJECTED' }]);
    const { ingestionHealth } = await client.data<{ ingestionHealth: object[] }>(
      '{ ingestionHealth { kinds { received created rejected } } }',
    );
    expect(ingestionHealth).toEqual([{ kinds: [{ received: 2, created: 0, rejected: 2 }] }]);
  });
});
