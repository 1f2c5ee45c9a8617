import { spawn } from 'node:child_process';
import { closeSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { cannotRun, programOptions } from './child-process.ts';
import { createAnew, type DatabaseHome } from './database-home.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { removeStaleLocks, runningServer, type RunningServer } from './running-server.ts';
import { newAddress, type Access, type ServerAddress } from './server-address.ts';
import { programIn } from './server-binaries.ts';
import { serverSettings } from './server-settings.ts';

const START_PATIENCE_MS = 60_000;

/** Starts the server on a complete cluster and waits until it takes connections. */
export async function startServer(home: DatabaseHome, binaries: string, access: Access): Promise<RunningServer> {
  const deadline = Date.now() + START_PATIENCE_MS;
  for (;;) {
    const address = await newAddress(home, access);
    removeStaleLocks(home, address);
    const attempted = await attempt(home, binaries, address, deadline);
    if (typeof attempted === 'object') return attempted;
    // Backends of a killed server need a moment to notice, and a port found free may be taken a moment later.
    const passes = /still in use|could not bind|Address already in use/.test(attempted);
    if (!passes || Date.now() > deadline - START_PATIENCE_MS + 10_000) throw endedEarly(home, attempted);
    await sleep(100);
  }
}

/** Answers the server, or the last lines of its log when it ended instead of becoming ready. */
async function attempt(
  home: DatabaseHome,
  binaries: string,
  address: ServerAddress,
  deadline: number,
): Promise<RunningServer | string> {
  const program = programIn(binaries, 'postgres');
  // A file and no pipe: no process needs to read along, and the server outlives this process when others use it.
  const log = createAnew(home.log);
  closeSync(createAnew(home.spawning));
  try {
    const child = spawn(program, ['-D', home.cluster, ...serverSettings(home, address)], {
      ...programOptions(home.account),
      detached: true,
      stdio: ['ignore', log, log],
    });
    let failure: Error | undefined;
    child.once('error', (cause) => (failure = cause));
    child.unref();
    while (Date.now() < deadline) {
      if (failure) throw cannotRun(program, failure);
      if (child.exitCode !== null || child.signalCode !== null) return lastLines(home);
      const server = runningServer(home);
      if (server && server.processId === child.pid && server.status === 'ready') return server;
      await sleep(5);
    }
    child.kill('SIGQUIT');
    throw new EmbeddedDatabaseError(
      `The embedded database was not ready within ${START_PATIENCE_MS / 1000} s; try again, or set DATABASE_URL. The log ${home.log} ends with: ${lastLines(home)}`,
    );
  } finally {
    closeSync(log);
    rmSync(home.spawning, { force: true });
  }
}

function endedEarly(home: DatabaseHome, lines: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The embedded database in ${home.folder} ended while starting; correct the cause named here, or set DATABASE_URL to a PostgreSQL server of your own: ${lines}`,
  );
}

const lastLines = (home: DatabaseHome) => readFileSync(home.log, 'utf8').trim().split('\n').slice(-8).join('\n');
