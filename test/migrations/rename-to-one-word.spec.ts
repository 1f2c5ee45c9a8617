import pg from 'pg';
import { MIGRATIONS } from '../../migrations/index.ts';
import { ownerDataSourceOf } from '../../src/platform/database/data-source.ts';
import { newDatabase } from '../support/command.ts';

const NAME = 'RenameToOneWord1780000021000';
const WORKSPACE = '01890000-0000-7000-8000-000000000001';
/** Images as the log had them, by the type that it gave them. */
const LOGGED = [
  { type: 'Decision', image: { why: 'So' }, changed: null },
  {
    type: 'TargetOpportunity',
    image: { why: 'So', levels: [{ why: 'First' }, { why: null }] },
    changed: ['levels', 'why'],
  },
  { type: 'KeyResultLink', image: { verdict_note: 'Seen' }, changed: ['verdict_note'] },
  { type: 'OwnScoringModel', image: { name: 'Ours' }, changed: ['name'] },
  {
    type: 'OwnScoringModelVersion',
    image: { definition: { basis: 'WEIGHTED', criteria: [{ name: 'worth', label: 'Worth' }] } },
    changed: null,
  },
];

describe('the migration to one word for one thing', () => {
  it('gives the log and what is stored as JSON the new names, and takes them back', async () => {
    const { DATABASE_OWNER_URL } = await newDatabase('one_word');
    const source = await ownerDataSourceOf(DATABASE_OWNER_URL).initialize();
    const client = new pg.Client({ connectionString: DATABASE_OWNER_URL });
    await client.connect();
    try {
      const runner = source.createQueryRunner();
      const at = MIGRATIONS.findIndex(({ name }) => name === NAME);
      for (const Migration of MIGRATIONS.slice(0, at)) await new Migration().up(runner);
      await client.query(`SELECT set_config('app.workspace_id', $1, false)`, [WORKSPACE]);
      await client.query(
        `INSERT INTO workspace (workspace_id, id, name, time_zone, week_start, currency, version, created_at, updated_at)
         VALUES ($1, $1, 'Ours', 'UTC', 'MONDAY', 'EUR', 1, now(), now())`,
        [WORKSPACE],
      );
      for (const { type, image, changed } of LOGGED)
        await client.query(
          `INSERT INTO change_log (workspace_id, entity_type, entity_id, entity_version, operation, actor_name, request_id, image, changed_columns)
           VALUES ($1, $2, $1, 1, 'CREATED', 'test', 'test', $3, $4)`,
          [WORKSPACE, type, JSON.stringify(image), changed],
        );
      const logged = async () =>
        (
          await client.query(
            `SELECT entity_type AS type, image, changed_columns AS changed FROM change_log ORDER BY seq`,
          )
        ).rows as unknown[];

      const Migration = MIGRATIONS[at] ?? MIGRATIONS[0];
      if (!Migration) throw new Error(`There is no migration ${NAME}.`);
      await new Migration().up(runner);
      expect(await logged()).toEqual([
        { type: 'Decision', image: { reason: 'So' }, changed: null },
        {
          type: 'TargetOpportunity',
          image: { reason: 'So', levels: [{ reason: 'First' }, { reason: null }] },
          changed: ['levels', 'reason'],
        },
        { type: 'KeyResultLink', image: { verdict_reason: 'Seen' }, changed: ['verdict_reason'] },
        { type: 'OwnModel', image: { name: 'Ours' }, changed: ['name'] },
        {
          type: 'OwnModelVersion',
          image: { definition: { basis: 'WEIGHTED', criteria: [{ factor: 'worth', label: 'Worth' }] } },
          changed: null,
        },
      ]);
      await new Migration().down(runner);
      expect(await logged()).toEqual(LOGGED);
      await runner.release();
    } finally {
      await client.end();
      await source.destroy();
    }
  }, 60_000);
});
