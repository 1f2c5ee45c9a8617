import { processConfig, StartRefused } from '../platform/config.ts';
import { openDatabase } from '../platform/database/open-database.ts';

/** Brings the database that the settings name up to date, or the embedded one, and says what ran. */
export async function migrateDatabase(): Promise<void> {
  const config = processConfig();
  if (config.DATABASE_URL !== undefined && config.DATABASE_OWNER_URL === undefined)
    throw new StartRefused(
      'Migrating takes DATABASE_OWNER_URL beside DATABASE_URL: the role that owns the tables, or is to own them.',
    );
  const opened = await openDatabase(config);
  await opened.close();
  const lines =
    opened.migrated.length > 0 ? opened.migrated.map((name) => `Ran ${name}`) : ['The schema is up to date'];
  process.stdout.write(`${lines.join('\n')}\n`);
}
