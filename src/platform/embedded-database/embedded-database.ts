import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCluster } from './cluster-creation.ts';
import { makeEphemeralHome, openHome, type DatabaseHome } from './database-home.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { withExclusiveLock } from './exclusive-lock.ts';
import { leaveNote, newNoteName } from './process-note.ts';
import { ensurePassword } from './role-password.ts';
import { settledServer, type RunningServer } from './running-server.ts';
import { answers, mayAnswer, urlFor, usualAccess, type Access } from './server-address.ts';
import { serverBinaries } from './server-binaries.ts';
import { startServer } from './server-start.ts';
import { leave, leaveUnderLock, stopServer, LOCK_PATIENCE_MS } from './server-stop.ts';
import { watchServer } from './server-watch.ts';
import { launchWatchdog } from './watchdog-launch.ts';

/** A PostgreSQL server of our own, shared by every process that started it on the same data. */
export interface EmbeddedDatabase {
  /** Connects as `ost_owner`, who owns the database `ost`, may make roles and databases, and is no superuser. */
  readonly ownerUrl: string;
  /** Connects as `ost_app`, a role that migrations make. If the URL has a password, they must give it to the role. */
  readonly applicationUrl: string;
  /** Process number of the server. */
  readonly processId: number;
  /** True when a server that was already running on the same data was joined. */
  readonly adopted: boolean;
  /** Is aborted, with the reason in one sentence, once the server has ended before this process signed off. */
  readonly lost: AbortSignal;
  /** Signs off; the last client's call waits until the server has stopped. Calling it again changes nothing. */
  stop(): Promise<void>;
}

/**
 * Starts the server, or joins the one that runs on the same data. `directory` is made when missing; an `ephemeral`
 * database lies in the temporary folder, gives up durability for speed, and is removed on stop. `access` follows from the
 * system unless told otherwise. Rejects with an {@link EmbeddedDatabaseError}.
 */
export async function startEmbeddedDatabase(
  options: { directory: string } | { ephemeral: true },
  access: Access = usualAccess,
): Promise<EmbeddedDatabase> {
  try {
    return await enter('directory' in options ? openHome(options.directory) : makeEphemeralHome(), access);
  } catch (cause) {
    throw EmbeddedDatabaseError.from(cause);
  }
}

async function enter(home: DatabaseHome, access: Access): Promise<EmbeddedDatabase> {
  const client = newNoteName();
  const watchdog = launchWatchdog(home, client);
  try {
    const { server, adopted } = await withExclusiveLock(home.turn, LOCK_PATIENCE_MS, () =>
      joinOrStart(home, client, access),
    );
    const watch = watchServer(home, server.processId);
    let stopped: Promise<void> | undefined;
    const stop = (): Promise<void> => {
      watch.end();
      return (stopped ??= leaveUnderLock(home, client).then(watchdog.dismiss));
    };
    return {
      ownerUrl: urlFor('ost_owner', server.address, home),
      applicationUrl: urlFor('ost_app', server.address, home),
      processId: server.processId,
      adopted,
      lost: watch.lost,
      stop,
    };
  } catch (cause) {
    watchdog.dismiss();
    throw cause;
  }
}

interface Joined {
  readonly server: RunningServer;
  readonly adopted: boolean;
}

async function joinOrStart(home: DatabaseHome, client: string, access: Access): Promise<Joined> {
  leaveNote(home.clients, client);
  try {
    const running = await readyServer(home);
    if (running) return { server: running, adopted: true };
    return { server: await startAfresh(home, access), adopted: false };
  } catch (cause) {
    // The first cause is the one to tell.
    await leave(home, client).catch(() => undefined);
    throw cause;
  }
}

/** The running server once it takes connections; undefined when none runs or the one that ran has ended. */
async function readyServer(home: DatabaseHome): Promise<RunningServer | undefined> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const server = await settledServer(home);
    if (!server) return undefined;
    if (server.status === 'ready' && (await answers(server.address))) return server;
    if (server.status === 'ready' && !mayAnswer(server.address)) break;
    await sleep(10);
  }
  // It hangs, or its socket was swept away: no client can reach it, so a fresh one does no harm.
  await stopServer(home);
  return undefined;
}

async function startAfresh(home: DatabaseHome, access: Access): Promise<RunningServer> {
  const binaries = serverBinaries(home.account);
  const passwordFile = access === 'password' ? home.password : undefined;
  if (passwordFile) ensurePassword(home);
  if (!existsSync(path.join(home.cluster, 'PG_VERSION'))) await createCluster(home, binaries, passwordFile);
  return startServer(home, binaries, access);
}
