import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.ts';
import { CostBudget } from './platform/access/cost-budget.ts';
import { PresentedKeyReader } from './platform/access/presented-key.reader.ts';
import { type Config, StartRefused } from './platform/config.ts';
import type { Opened } from './platform/database/open-database.ts';
import { Readiness } from './platform/health/readiness.ts';
import { authenticateBeforeBody } from './platform/http/authentication.ts';
import { allowOrigins } from './platform/http/cors.ts';
import { checkAtDoors } from './platform/http/door.ts';
import { completeGraphqlEndpoint } from './platform/http/graphql-endpoint.ts';
import { readJsonBodies } from './platform/http/json-body.ts';
import { LingeringClose } from './platform/http/lingering-close.ts';
import { malformedAddresses, malformedRequests } from './platform/http/malformed-request.ts';
import { forbidSniffing } from './platform/http/no-sniffing.ts';
import { shareBodies } from './platform/http/body-share.ts';
import { boundPace } from './platform/http/pace.ts';
import { isNdjson, leaveNdjsonUnread } from './platform/ingestion/ndjson.ts';
import type { Log } from './platform/log.ts';

/** Builds the service on an open database; it listens to nothing yet. */
export async function createApp(config: Config, log: Log, databaseUrl: string): Promise<NestFastifyApplication> {
  const closing = new LingeringClose();
  const adapter = new FastifyAdapter({
    http: closing.serverOptions(),
    clientErrorHandler: malformedRequests(closing, config, log),
    frameworkErrors: malformedAddresses(config, log),
    bodyLimit: config.OST_REQUEST_BYTES,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // GraphQL checks what comes in: no route has a JSON schema, so Fastify need not load the compilers of any at start.
    schemaController: { compilersFactory: { buildValidator: noSchema, buildSerializer: noSchema } },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.start({ config, log, databaseUrl }), adapter, {
    logger: log,
    abortOnError: false,
    // Nest would read forms too, which any page can send.
    bodyParser: false,
  });
  const server = adapter.getInstance();
  server.addHook('preClose', (done) => {
    closing.stop();
    done();
  });
  forbidSniffing(server);
  allowOrigins(server, config);
  const budget = app.get(CostBudget);
  authenticateBeforeBody(server, app.get(PresentedKeyReader), budget, config, log);
  shareBodies(server, config, isNdjson);
  boundPace(server, config, isNdjson);
  readJsonBodies(server, budget, config);
  leaveNdjsonUnread(server);
  completeGraphqlEndpoint(server, '/graphql');
  checkAtDoors(server);
  await app.init();
  return app;
}

function noSchema(): never {
  throw new Error('No route has a JSON schema.');
}

/**
 * Connections that wait to be accepted. Chosen: what Linux allows at most by itself. Beyond them the system drops what its
 * sender tries again after one, three and seven seconds, whoever that is.
 */
const BACKLOG = 4_096;

/** Starts to listen; answers with the address. @throws StartRefused when the port is taken or the host is not ours */
export async function listen(app: NestFastifyApplication, config: Pick<Config, 'HOST' | 'PORT'>): Promise<string> {
  try {
    await app.listen({ port: config.PORT, host: config.HOST, backlog: BACKLOG });
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

/** Builds the service without its HTTP side, for commands that work beside it. */
export function createContext(config: Config, log: Log, databaseUrl: string): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(AppModule.start({ config, log, databaseUrl }), {
    logger: log,
    abortOnError: false,
  });
}

/** Stops to take requests, answers those under way, and lets go of the database. */
export async function stop(app: NestFastifyApplication, opened: Opened): Promise<void> {
  app.get(Readiness).stop();
  // Closing ends the connections that are idle at that moment; one that answers until then would stay for its keep-alive.
  const sweep = setInterval(() => {
    app.getHttpServer().closeIdleConnections();
  }, 50);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
    await opened.close();
  }
}
