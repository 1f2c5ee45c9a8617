import pg from 'pg';
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
});
