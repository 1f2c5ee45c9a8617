import 'reflect-metadata';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.ts';
import { PresentedKeyReader } from './platform/access/presented-key.reader.ts';
import { type Config, StartRefused } from './platform/config.ts';
import { checkBoot } from './platform/database/boot-check.ts';
import { migrate } from './platform/database/migrate.ts';
import { startEmbeddedDatabase } from './platform/embedded-database/embedded-database.ts';
import { Readiness } from './platform/health/readiness.ts';
import { authenticateBeforeBody } from './platform/http/authentication.ts';
import type { Log } from './platform/log.ts';

/** A database that can be served from, and how to let go of it. */
export interface Opened {
  readonly databaseUrl: string;
  readonly embedded: boolean;
  close(): Promise<void>;
}

/** Opens the database that the settings name, or the embedded one, migrated where we may. */
export async function openDatabase(config: Config, log: Log): Promise<Opened> {
  if (config.DATABASE_URL !== undefined) {
    const databaseUrl = config.DATABASE_URL;
    await reach(databaseUrl, async () => {
      if (config.DATABASE_OWNER_URL !== undefined) tell(log, await migrate(config.DATABASE_OWNER_URL, databaseUrl));
      await checkBoot(databaseUrl);
    });
    return { databaseUrl, embedded: false, close: () => Promise.resolve() };
  }
  const database = await startEmbeddedDatabase({ directory: join(config.OST_DATA_DIR, 'postgres') });
  try {
    tell(log, await migrate(database.ownerUrl, database.applicationUrl));
    await checkBoot(database.applicationUrl);
  } catch (fault) {
    await database.stop();
    throw fault;
  }
  return { databaseUrl: database.applicationUrl, embedded: true, close: () => database.stop() };
}

/** Builds the service on an open database; it listens to nothing yet. */
export async function createApp(config: Config, log: Log, databaseUrl: string): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: config.OST_REQUEST_BYTES,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.start({ config, log, databaseUrl }), adapter, {
    logger: log,
    abortOnError: false,
  });
  authenticateBeforeBody(app.getHttpAdapter().getInstance(), app.get(PresentedKeyReader), config, log);
  await app.init();
  return app;
}

/** Starts to listen; answers with the address. @throws StartRefused when the port is taken or the host is not ours */
export async function listen(app: NestFastifyApplication, config: Config): Promise<string> {
  try {
    await app.listen(config.PORT, config.HOST);
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new StartRefused(`Port ${config.PORT} of ${config.HOST} is taken. Set PORT to a free one.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartRefused(`HOST ${config.HOST} is no address of this machine.`);
    if (code === 'EACCES')
      throw new StartRefused(
        `Port ${config.PORT} needs more rights than this process has. Set PORT to one above 1023.`,
      );
    throw fault;
  }
  return await app.getUrl();
}

/** Stops to take requests, answers those under way, and lets go of the database. */
export async function stop(app: NestFastifyApplication, opened: Opened): Promise<void> {
  app.get(Readiness).stop();
  await app.close();
  await opened.close();
}

function tell(log: Log, migrations: readonly string[]): void {
  if (migrations.length > 0) log.info({ migrations }, 'migrated');
}

/** Turns what goes wrong on the way to Postgres into one sentence. */
async function reach(url: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    if (fault instanceof StartRefused) throw fault;
    const { code, message } = fault as NodeJS.ErrnoException;
    const { host, pathname, username } = new URL(url);
    const where = `the database at ${host}${pathname}`;
    if (code === '28P01' || code === '28000')
      throw new StartRefused(`Role "${username}" cannot log in to ${where}: ${message}.`);
    if (code === '3D000') throw new StartRefused(`There is no such database: ${pathname.slice(1)} at ${host}.`);
    throw new StartRefused(`Cannot reach ${where}: ${message || String(code)}.`);
  }
}
