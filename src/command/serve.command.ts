import { createApp, listen, openDatabase, stop } from '../main.ts';
import { processConfig } from '../platform/config.ts';
import { Log } from '../platform/log.ts';

/** Milliseconds after which a stop that does not come to an end is cut short. */
const LONGEST_STOP_MS = 15_000;

/** Serves until it is told to stop. */
export async function serve(): Promise<void> {
  const config = processConfig();
  const log = new Log(config.OST_LOG_LEVEL);
  const opened = await openDatabase(config, log);
  try {
    const app = await createApp(config, log, opened.databaseUrl);
    const url = await listen(app, config);
    process.stdout.write(`GraphQL  ${url}/graphql\n`);
    const end = (signal: string): void => {
      log.info({ signal }, 'stopping');
      setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
      void stop(app, opened).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
  } catch (fault) {
    await opened.close();
    throw fault;
  }
}
