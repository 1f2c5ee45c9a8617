import { join } from 'node:path';
import type { Config } from '../config.ts';
import { startEmbeddedDatabase } from '../embedded-database/embedded-database.ts';
import { checkBoot } from './boot-check.ts';
import { migrate } from './migrate.ts';
import { explainConnectionErrors } from './connection-errors.ts';

/** A database that can be served from, and how to let go of it. */
export interface Opened {
  readonly databaseUrl: string;
  readonly embedded: boolean;
  /** Names of the migrations that ran on the way. */
  readonly migrated: readonly string[];
  /** Is aborted, with the reason in one sentence, once the embedded database has ended by itself; another one comes back. */
  readonly lost: AbortSignal;
  close(): Promise<void>;
}

/** Opens the database that the settings name, or the embedded one, migrated where we may. */
export async function openDatabase({ DATABASE_URL, DATABASE_OWNER_URL, OST_DATA_DIR }: Config): Promise<Opened> {
  if (DATABASE_URL !== undefined) {
    const migrated =
      DATABASE_OWNER_URL === undefined
        ? []
        : await explainConnectionErrors('DATABASE_OWNER_URL', DATABASE_OWNER_URL, () =>
            migrate(DATABASE_OWNER_URL, DATABASE_URL),
          );
    await explainConnectionErrors('DATABASE_URL', DATABASE_URL, () => checkBoot(DATABASE_URL));
    const { signal: lost } = new AbortController();
    return { databaseUrl: DATABASE_URL, embedded: false, migrated, lost, close: () => Promise.resolve() };
  }
  const database = await startEmbeddedDatabase({ directory: join(OST_DATA_DIR, 'postgres') });
  try {
    const migrated = await migrate(database.ownerUrl, database.applicationUrl);
    await checkBoot(database.applicationUrl);
    const { applicationUrl: databaseUrl, lost } = database;
    return { databaseUrl, embedded: true, migrated, lost, close: () => database.stop() };
  } catch (fault) {
    await database.stop();
    throw fault;
  }
}
