import pg from 'pg';
import { AuditReader, type AskedTrail } from '../../../src/features/exchange/audit/audit.reader.ts';
import { scratchDatabase } from '../../support/own-service.ts';
import { StatementPlans } from '../../support/statement-plans.ts';

const ENTRIES = 60_000;
const FIRST = 20;
const PERSON = 'c0000000-0000-7000-8000-000000000001';

describe('the audit trail of a long log', () => {
  let owner: pg.Client;
  let plans: StatementPlans;
  let trail: AuditReader;
  let database: Awaited<ReturnType<typeof scratchDatabase>>;

  beforeAll(async () => {
    database = await scratchDatabase('audit');
    owner = new pg.Client({ connectionString: database.settings['DATABASE_OWNER_URL'] ?? '' });
    await owner.connect();
    const { rows } = await owner.query<{ id: string }>('SELECT founded_id AS id FROM first_workspace');
    const workspaceId = rows[0]?.id ?? '';
    await owner.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
    await owner.query(
      `INSERT INTO person (workspace_id, id, name, role, version, created_at, updated_at) VALUES ($1, $2, 'Ada', 'PRODUCT', 1, now(), now())`,
      [workspaceId, PERSON],
    );
    await owner.query(
      `INSERT INTO change_log (workspace_id, entity_type, entity_id, entity_version, operation, actor_name, on_behalf_of_id, request_id, at, image)
       SELECT $1, 'Person', gen_random_uuid(), 1, 'CREATED', CASE WHEN number % 1000 = 1 THEN 'seldom' ELSE 'often' END,
              CASE WHEN number % 1000 = 2 THEN $2::uuid END, 'request', now() - number * interval '1 minute', '{}'
       FROM generate_series(1, $3::int) AS number`,
      [workspaceId, PERSON, ENTRIES],
    );
    await owner.query('ANALYZE change_log');
    plans = await StatementPlans.open(database.settings['DATABASE_URL'] ?? '', workspaceId);
    trail = new AuditReader(plans.own.db);
  }, 120_000);
  afterAll(async () => {
    await plans.close();
    await owner.end();
    await database.drop();
  });

  const far = new Date(Date.now() - (ENTRIES / 4) * 60_000);
  it.each<[string, Partial<AskedTrail>]>([
    ['all', {}],
    ['all of a time', { from: new Date(far.getTime() - 86_400_000), to: far }],
    ['a key that does much', { actor: 'often' }],
    ['a key that seldom does anything', { actor: 'seldom' }],
    ['a key, of a time', { actor: 'seldom', to: far }],
    ['a person', { onBehalfOfId: PERSON }],
    ['a person, of a time', { onBehalfOfId: PERSON, to: far }],
  ])('is read from an index: %s', async (_what, asked) => {
    const types = ['Person'];
    const page = await plans.of(() => trail.entries({ types, ...asked }, null, FIRST, false));
    expect([page.answer.length, page.whole]).toEqual([FIRST, []]);
    const last = page.answer.at(-1) ?? null;
    const next = await plans.of(() => trail.entries({ types, ...asked }, last, FIRST, false));
    expect([next.answer.length, next.whole]).toEqual([FIRST, []]);
    // The entries themselves, and what stands for them in the statement's parts.
    expect(Math.max(page.rows, next.rows)).toBeLessThanOrEqual(3 * FIRST);
  });
});
