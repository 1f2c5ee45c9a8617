import pg from 'pg';
import { MIGRATIONS } from '../../migrations/index.ts';
import { ownerDataSourceOf } from '../../src/platform/database/data-source.ts';
import { newDatabase } from '../support/command.ts';

const NAME = 'FoldWords1780000040000';
const WORKSPACE = '01890000-0000-7000-8000-000000000001';

describe('the migration that folds words', () => {
  it('keeps each word once, tidied, in the spelling that comes first, and finds nodes by it', async () => {
    const { DATABASE_OWNER_URL } = await newDatabase('fold_words');
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
      await client.query('INSERT INTO tree_revision (workspace_id, tree_id, revision) VALUES ($1, $1, 1)', [WORKSPACE]);
      await client.query(
        `INSERT INTO tree_node (workspace_id, id, tree_id, kind, short_key, title, tags, status, position, version, created_at, updated_at)
         VALUES ($1, $1, $1, 'OUTCOME', 'OUT-1', 'Ours', $2, 'ACTIVE', 'a', 1, now(), now())`,
        [WORKSPACE, ['Close', 'far\u00A0 away', ' close ', 'Cafe\u0301', 'CAFÉ', 'de\u200Bsk']],
      );
      for (const word of ['#Close', '# close ', '#far\u00A0 away', 'close'])
        await client.query(`INSERT INTO search_word (workspace_id, word, node_id, weight) VALUES ($1, $2, $1, 0)`, [
          WORKSPACE,
          word,
        ]);
      const Migration = MIGRATIONS[at] ?? MIGRATIONS[0];
      if (!Migration) throw new Error(`There is no migration ${NAME}.`);
      await new Migration().up(runner);
      const { rows } = await client.query<{ tags: string[]; version: number }>('SELECT tags, version FROM tree_node');
      expect(rows).toEqual([{ tags: ['Close', 'far away', 'Café', 'desk'], version: 1 }]);
      const postings = async () =>
        (await client.query<{ word: string }>('SELECT word FROM search_word ORDER BY word')).rows.map(
          ({ word }) => word,
        );
      expect(await postings()).toEqual(['#close', '#far away', 'close']);
      await new Migration().down(runner);
      expect(await postings()).toEqual(['#Café', '#Close', '#desk', '#far away', 'close']);
    } finally {
      await client.end();
      await source.destroy();
    }
  });
});
