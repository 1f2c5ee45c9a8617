import 'reflect-metadata';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import pg from 'pg';
import { builtSchema } from '../../src/app.schema.ts';
import { OwnService } from '../support/own-service.ts';
import { type Client, workspaceIdOf } from '../support/service.ts';
import { documentOf, makeThings, rootFields, sortAt, type Things, variablesOf } from '../support/things.ts';
import { stateOf } from '../support/workspace-state.ts';

const FULL = process.env['OST_TEST_FULL'] === 'true';
const ROUNDS = FULL ? 60 : 1;
const SEED = randomInt(2 ** 31);
const AT_ONCE = 16;
/** More insights than one batch of a stream holds. */
const LINES = 700;

/** Something that a caller asks, and the text that came back. */
interface Call {
  readonly name: string;
  send(): Promise<string>;
}

/** Every root field once, and every other door. */
function callsOf(schema: GraphQLSchema, client: Client, things: Things): Call[] {
  const fields = rootFields(schema).filter(({ name }) => !name.startsWith('workspace'));
  const line = (at: number): string =>
    JSON.stringify({
      externalId: `line-${at}`,
      kind: 'SUPPORT',
      occurredAt: '2026-01-05',
      body: 'Still here',
      participant: { externalId: `who-${at % 50}` },
    });
  const lines = Array.from({ length: LINES }, (_, at) => line(at)).join('\n');
  const stream = client.with({ 'content-type': 'application/x-ndjson' });
  return [
    ...fields.map((field): Call => {
      const variables = variablesOf(field, (path) => things[sortAt(field.name, path)] ?? '');
      const query = documentOf(schema, field, variables);
      return { name: field.name, send: async () => (await client.post({ query, variables })).text };
    }),
    { name: 'a stream of lines', send: async () => (await stream.post(lines, '/ingest/insights?source=desk')).text },
    { name: 'one insight', send: async () => (await client.post(line(-1), '/ingest/insights?source=web')).text },
    { name: 'an export', send: async () => (await client.get('/export')).text },
  ];
}

describe(`whatever is asked beside the deletion of its workspace (seed ${SEED})`, () => {
  let schema: GraphQLSchema;
  let service: OwnService;
  beforeAll(async () => {
    schema = await builtSchema();
    service = await OwnService.start({ OST_LOG_LEVEL: 'error', OST_POOL_SIZE: '20' });
  }, 60_000);
  afterAll(() => service.stop());

  const url = process.env['TEST_DATABASE_URL'] ?? '';

  /** Names of tables that still hold something of a workspace. */
  const leftOf = async (workspaceId: string): Promise<string[]> =>
    Object.entries(await stateOf(url, workspaceId)).flatMap(([table, state]) =>
      state.startsWith('0 ') ? [] : [table],
    );

  /** What the service wrote down of a request that failed by our fault, or else what it answered. */
  const reasonOf = (text: string): string => {
    const [, requestId = 'none'] = /"requestId":"([^"]+)"/.exec(text) ?? [];
    const logged = service.lines.filter((line) => line.includes(requestId)).join(' ');
    return (logged || text).slice(0, 1_500);
  };

  /** Sends all calls, a few at once, and runs `then` once so many have begun; answers that hold a fault of ours. */
  async function faultsOf(calls: readonly Call[], begun: number, then: () => Promise<void>): Promise<string[]> {
    const faults: string[] = [];
    let next = 0;
    let after = Promise.resolve();
    const walk = async (): Promise<void> => {
      for (let call = calls[next++]; call; call = calls[next++]) {
        if (next === begun) after = then();
        const text = await call.send();
        if (/INTERNAL|"UNAVAILABLE"|internal error/i.test(text)) faults.push(`${call.name}: ${reasonOf(text)}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, walk));
    await after;
    return faults;
  }

  /** Deletes the workspace as its admin does. */
  const deletion = (client: Client, workspaceId: string) => async (): Promise<void> => {
    const input = { id: workspaceId, confirmName: 'ending' };
    const { workspaceId: deleted } = await client.mutate<{ workspaceId: string }>(
      'workspaceDelete',
      input,
      'workspaceId',
    );
    expect(deleted).toBe(workspaceId);
  };

  /** Deletes the workspace behind the service's back, so slowly that whatever writes meanwhile waits for it. */
  const slowDeletion = (workspaceId: string) => async (): Promise<void> => {
    const connection = new pg.Client({ connectionString: url });
    await connection.connect();
    for (let isDeleted = false; !isDeleted;) {
      await connection.query('BEGIN');
      await connection.query(`SELECT set_config('app.workspace_id', $1, true)`, [workspaceId]);
      // Whoever loses a deadlock begins anew, as the service does.
      isDeleted = await connection.query('DELETE FROM workspace WHERE workspace_id = $1', [workspaceId]).then(
        () => true,
        () => false,
      );
      if (isDeleted) await sleep(500);
      await connection.query(isDeleted ? 'COMMIT' : 'ROLLBACK');
    }
    await connection.end();
  };

  it(`is answered or refused in plain words, and leaves nothing, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const client = await service.newWorkspace('ending');
      const things = await makeThings(client, schema);
      const workspaceId = await workspaceIdOf(client);
      const all = callsOf(schema, client, things);
      const chosen = fc.record({
        calls: fc.shuffledSubarray(all, { minLength: all.length }),
        begun: fc.integer({ min: 1, max: all.length - AT_ONCE }),
        isSlow: fc.boolean(),
      });
      for (const { calls, begun, isSlow } of fc.sample(chosen, { numRuns: 1, seed: SEED + round })) {
        const end = isSlow ? slowDeletion(workspaceId) : deletion(client, workspaceId);
        expect([round, await faultsOf(calls, begun, end)]).toEqual([round, []]);
        expect([round, await leftOf(workspaceId)]).toEqual([round, []]);
      }
    }
  }, 900_000);
});
