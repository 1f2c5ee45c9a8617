import pg from 'pg';
import { migrate } from '../../../src/platform/database/migrate.ts';
import { scratchDatabase } from '../../support/own-service.ts';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Plan Rows': number;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Plan[];
}
const WORKSPACE = '01a20000-0000-7000-8000-000000000000';

describe('a new database', () => {
  it('is planned as one in which a workspace has many rows, and ids one, before anybody looked at it', async () => {
    const scratch = await scratchDatabase('first_plans', { empty: true });
    const { DATABASE_OWNER_URL = '', DATABASE_URL = '' } = scratch.settings;
    await migrate(DATABASE_OWNER_URL, DATABASE_URL);
    const application = new pg.Client({ connectionString: DATABASE_URL });
    await application.connect();
    try {
      await application.query(`SELECT set_config('app.workspace_id', $1, false)`, [WORKSPACE]);
      const planOf = async (statement: string): Promise<Plan> => {
        const { rows } = await application.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
          `EXPLAIN (FORMAT JSON) ${statement}`,
          [WORKSPACE],
        );
        return rows[0]?.['QUERY PLAN'][0].Plan as Plan;
      };
      for (const table of ['tree_node', 'insight', 'evidence', 'participant'])
        expect((await planOf(`SELECT id FROM ${table} WHERE workspace_id = $1`))['Plan Rows']).toBeGreaterThan(5);
      const one = await planOf(`SELECT id FROM tree_node WHERE workspace_id = $1 AND id = $1`);
      expect(JSON.stringify(one)).toContain('tree_node_workspace_id_id_pkey');
      expect(one['Plan Rows']).toBe(1);
    } finally {
      await application.end();
      await scratch.drop();
    }
  });
});
