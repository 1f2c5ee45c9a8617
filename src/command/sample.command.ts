import { createApp, listen } from '../main.ts';
import { processConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { Log } from '../platform/log.ts';
import { readSampleKey } from '../sample/sample-key.ts';
import { create } from '../sample/first-start.ts';

/** Plants a sample workspace through a service of its own on a free loopback port, and prints its key. */
export async function sample(): Promise<void> {
  const config = processConfig();
  const opened = await openDatabase(config);
  try {
    const app = await createApp(config, new Log('error'), opened.databaseUrl);
    try {
      const url = await listen(app, { ...config, HOST: '127.0.0.1', PORT: 0 });
      await create(app, url, config, 'always');
      process.stdout.write(`Key      ${(await readSampleKey(config)) ?? ''}\n`);
    } finally {
      await app.close();
    }
  } finally {
    await opened.close();
  }
}
