import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, processConfig } from '../platform/config.ts';
import { type Opened, openDatabase } from '../platform/database/open-database.ts';
import { Log } from '../platform/log.ts';
import { readSampleKey } from '../sample/sample-key.ts';
import { ApiClient } from '../sample/api-client.ts';
import { greeting, type Sample } from './greeting.ts';

/** Milliseconds after which a stop that does not come to an end is cut short. */
const LONGEST_STOP_MS = 15_000;
/** A terminal and npm both pass on the same Ctrl-C; what comes within these milliseconds is no second wish. */
const SAME_SIGNAL_MS = 500;

/** Milliseconds between two looks at whether the parent is still there. */
const LOOK_EVERY_MS = 250;

/** Milliseconds after which the embedded database's process runs, or a database of one's own has reported its faults. */
const UNDER_WAY_MS = { embedded: 100, other: 500 };

/** What `ost serve` is asked for. */
export interface ServeOptions {
  /** npm ends its shell but not the process in it: a service that npm started must notice by itself. */
  readonly withParent?: boolean;
}

/**
 * Serves until it is stopped; then keeps the compiled code, which by then is all that a start needs.
 *
 * @throws EmbeddedDatabaseError when the embedded database has ended, which only a start brings back
 */
export async function serve({ withParent = false }: ServeOptions, keepCompiled: () => void): Promise<void> {
  const parent = process.ppid;
  const config = processConfig();
  const log = new Log(config.OST_LOG_LEVEL);
  const opening = openDatabase(config);
  // Loading the service holds this thread. A Postgres that starts meanwhile is to be on its way by then, and a start that
  // a database refuses needs no service.
  await Promise.race([opening, sleep(config.DATABASE_URL === undefined ? UNDER_WAY_MS.embedded : UNDER_WAY_MS.other)]);
  const [opened, { createApp, listen, stop }, { createSampleOnFirstStart }] = await Promise.all([
    opening,
    import('../main.ts'),
    import('../sample/first-start.ts'),
  ]);
  let app: NestFastifyApplication | undefined;
  try {
    app = await createApp(config, log, opened.databaseUrl);
    const url = await listen(app, config);
    const service = app;
    const sample = await log.quietly(async () => {
      await createSampleOnFirstStart(service, url, config);
      return sampleAt(url, config);
    });
    process.stdout.write(`${greeting(url, config, sample).join('\n')}\n`);
  } catch (fault) {
    await app?.close();
    await opened.close();
    throw fault;
  }
  if (opened.migrated.length > 0) log.info({ migrations: opened.migrated }, 'migrated');
  stopOnSignal(() => stop(app, opened).then(keepCompiled), log);
  if (withParent) stopWithout(parent);
  await lossOf(opened);
}

/** Stops in order once the parent has gone. */
function stopWithout(parent: number): void {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
}

/** Waits as long as the database can come back. @throws the reason why it cannot, which ends the process */
function lossOf({ lost }: Opened): Promise<never> {
  return new Promise((_, reject) => {
    const tell = (): void => {
      reject(lost.reason as Error);
    };
    if (lost.aborted) tell();
    lost.addEventListener('abort', tell);
  });
}

/** What the greeting shows of the sample, whether this start created it or an earlier one. */
async function sampleAt(url: string, config: Config): Promise<Sample | null> {
  const key = await readSampleKey(config);
  return key === null ? null : { key, outcomeId: await new ApiClient(url, key).firstOutcome() };
}

/** Ends the process in order when it is asked to, and at once when it is asked again. */
function stopOnSignal(stop: () => Promise<void>, log: Log): void {
  let askedAt: number | null = null;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (askedAt !== null) {
        if (Date.now() - askedAt > SAME_SIGNAL_MS) process.exit(1);
        return;
      }
      askedAt = Date.now();
      setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
      log.info({ signal }, 'stopping');
      void stop().then(
        () => process.exit(0),
        (fault: unknown) => {
          log.error({ fault }, 'could not stop in order');
          process.exit(1);
        },
      );
    });
}
