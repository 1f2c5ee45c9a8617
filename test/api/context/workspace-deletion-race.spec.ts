import pg from 'pg';
import { type Client, newWorkspace, workspaceIdOf } from '../../support/service.ts';

interface Thing {
  readonly id: string;
}

/** Begins to delete the client's workspace behind the service's back; the answer ends the deletion. */
async function beginDeletion(client: Client): Promise<() => Promise<void>> {
  const workspaceId = await workspaceIdOf(client);
  const connection = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] ?? '' });
  await connection.connect();
  await connection.query('BEGIN');
  await connection.query(`SELECT set_config('app.workspace_id', $1, true)`, [workspaceId]);
  await connection.query('DELETE FROM workspace WHERE workspace_id = $1', [workspaceId]);
  return async () => {
    await connection.query('COMMIT');
    await connection.end();
  };
}

describe('what is written while its workspace is deleted', () => {
  it('is refused in plain words, whatever it is', async () => {
    const client = await newWorkspace('ending');
    const { outcome } = await client.mutate<{ outcome: Thing }>('outcomeCreate', { title: 'a' }, 'outcome { id }');
    const { person } = await client.mutate<{ person: Thing }>(
      'personCreate',
      { name: 'Ada', role: 'DESIGN' },
      'person { id }',
    );
    const item = { externalId: 'a', kind: 'SUPPORT', occurredAt: '2026-01-05', title: 'Late' };
    const written: [mutation: string, input: object][] = [
      ['personCreate', { name: 'Grace', role: 'DESIGN' }],
      ['personCreate', { name: 'Grace', role: 'DESIGN', idempotencyKey: 'a' }],
      ['personUpdate', { id: person.id, expectedVersion: 1, name: 'Grace' }],
      ['outcomeCreate', { title: 'b', ownerId: person.id }],
      ['opportunityCreate', { title: 'c', parentId: outcome.id }],
      ['commentCreate', { nodeId: outcome.id, text: 'd' }],
      ['insightIngest', { sourceSystem: 'desk', items: [item] }],
    ];
    const end = await beginDeletion(client);
    const answers = written.map(([mutation, input]) => {
      const type = `${mutation[0]?.toUpperCase() ?? ''}${mutation.slice(1)}Input!`;
      const query = `mutation ($input: ${type}) { ${mutation}(input: $input) { userErrors { code message } } }`;
      return client.ask<Record<string, { userErrors: { code: string }[] }>>(query, { input });
    });
    // They wait for rows that the deletion holds.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await end();
    const told = (await Promise.all(answers)).map(({ data, errors }, index) => [
      written[index]?.[0],
      errors?.[0]?.extensions.code ?? Object.values(data)[0]?.userErrors[0]?.code,
      errors?.[0]?.message,
    ]);
    const gone = 'The workspace of this key has just been deleted, and the key with it. Nothing was changed.';
    expect(told.filter(([, code, message]) => code !== 'NOT_FOUND' && code !== 'CONFLICT' && message !== gone)).toEqual(
      [],
    );
    expect(told.filter(([, code]) => code === 'UNAUTHENTICATED').length).toBeGreaterThan(2);
    expect((await client.ask('{ viewer { keyName } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
