import pg from 'pg';
import { RenameByVoice1780000020000 } from '../../migrations/1780000020000-rename-by-voice.ts';
import { MIGRATIONS } from '../../migrations/index.ts';
import { ownerDataSourceOf } from '../../src/platform/database/data-source.ts';
import { type Catalogue, catalogueOf } from '../support/catalogue.ts';
import { newDatabase } from '../support/command.ts';

describe('the migrations', () => {
  it('can be taken back one by one to nothing, and each leads to the same tables again', async () => {
    const { DATABASE_OWNER_URL } = await newDatabase('there_and_back');
    const source = await ownerDataSourceOf(DATABASE_OWNER_URL).initialize();
    const client = new pg.Client({ connectionString: DATABASE_OWNER_URL });
    await client.connect();
    try {
      expect((await source.runMigrations()).map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name));
      const states = new Map<string, Catalogue>();
      for (const { name } of MIGRATIONS.toReversed()) {
        states.set(name, await catalogueOf(client));
        await source.undoLastMigration();
      }
      const nothing = await catalogueOf(client);
      expect(nothing.tables.map(({ name }) => name)).toEqual(['migration']);
      expect(nothing.functions).toEqual([]);

      const runner = source.createQueryRunner();
      for (const Migration of MIGRATIONS) {
        await new Migration().up(runner);
        expect(await catalogueOf(client)).toEqual(states.get(Migration.name));
      }
      await runner.release();
    } finally {
      await client.end();
      await source.destroy();
    }
  }, 60_000);

  it('rename a column in the images of the change log too, and take that back', async () => {
    const { DATABASE_OWNER_URL } = await newDatabase('renamed');
    const source = await ownerDataSourceOf(DATABASE_OWNER_URL).initialize();
    const runner = source.createQueryRunner();
    try {
      await source.runMigrations();
      const at = MIGRATIONS.indexOf(RenameByVoice1780000020000);
      for (const _ of MIGRATIONS.slice(at)) await source.undoLastMigration();
      const id = '01890000-0000-7000-8000-000000000001';
      await runner.startTransaction();
      await runner.query(`SELECT set_config('app.workspace_id', $1, true)`, [id]);
      await runner.query(
        `INSERT INTO workspace (workspace_id, id, name, time_zone, week_start, currency, version, created_at, updated_at)
         VALUES ($1, $1, 'Shop', 'UTC', 'MONDAY', 'EUR', 1, now(), now())`,
        [id],
      );
      const image = { id, kind: 'RELATES_TO', from_id: 'here', to_id: 'there' };
      const logged = (type: string) =>
        runner.query(
          `INSERT INTO change_log (workspace_id, entity_type, entity_id, entity_version, operation, actor_name, request_id, image, changed_columns)
           VALUES ($1, $2, $1, 1, 'UPDATED', 'key', 'request', $3, ARRAY['kind', 'to_id'])`,
          [id, type, image],
        );
      await logged('NodeLink');
      await logged('Other');
      await runner.commitTransaction();
      const images = async (): Promise<unknown[]> => {
        await runner.query(`SELECT set_config('app.workspace_id', $1, false)`, [id]);
        return (await runner.query(
          `SELECT image, changed_columns AS changed FROM change_log ORDER BY seq`,
        )) as unknown[];
      };
      const before = { image, changed: ['kind', 'to_id'] };
      await new RenameByVoice1780000020000().up(runner);
      expect(await images()).toEqual([
        {
          image: { id, kind: 'RELATES_TO', from_node_id: 'here', to_node_id: 'there' },
          changed: ['kind', 'to_node_id'],
        },
        before,
      ]);
      await new RenameByVoice1780000020000().down(runner);
      expect(await images()).toEqual([before, before]);
    } finally {
      await runner.release();
      await source.destroy();
    }
  }, 60_000);
});
