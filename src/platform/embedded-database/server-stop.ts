import { rmSync } from 'node:fs';
import { runToEnd } from './child-process.ts';
import { removeUnfinishedClusters } from './cluster-creation.ts';
import type { HomeLayout } from './database-home.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { withExclusiveLock } from './exclusive-lock.ts';
import { isGoneWithin } from './process-identity.ts';
import { liveNotes, takeNoteAway } from './process-note.ts';
import { settledServer } from './running-server.ts';
import { packagedBinaries, programIn } from './server-binaries.ts';
import { removeSocketFolder } from './socket-folder.ts';

/** How long a process waits for its turn to start or stop the server. */
export const LOCK_PATIENCE_MS = 30_000;

/** Waits for its turn and then leaves. */
export async function leaveUnderLock(home: HomeLayout, client: string): Promise<void> {
  await withExclusiveLock(home.turn, LOCK_PATIENCE_MS, () => leave(home, client));
}

/** Signs a client off; the last one out stops the server. To be called in turn. */
export async function leave(home: HomeLayout, client: string): Promise<void> {
  takeNoteAway(home.clients, client);
  if (liveNotes(home.clients).length > 0) return;
  await stopServer(home);
  removeSocketFolder(home);
  removeUnfinishedClusters(home);
  if (home.ephemeral) rmSync(home.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** Stops the server: politely, then at once. Data are safe either way. To be called in turn. */
export async function stopServer(home: HomeLayout): Promise<void> {
  const server = await settledServer(home);
  if (!server) return;
  await ask(home, server.processId, 'SIGINT');
  if (await isGoneWithin(server.processId, 10_000)) return;
  await ask(home, server.processId, 'SIGQUIT');
  if (await isGoneWithin(server.processId, 5000)) return;
  throw new EmbeddedDatabaseError(
    `The embedded database (pid ${server.processId}) does not stop; end that process by hand, its log is ${home.log}.`,
  );
}

async function ask(home: HomeLayout, processId: number, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (process.platform === 'win32') {
    // Windows knows no signals; there PostgreSQL listens for its own program.
    const mode = signal === 'SIGINT' ? 'fast' : 'immediate';
    const program = programIn(packagedBinaries(), 'pg_ctl');
    await runToEnd(program, ['stop', '-D', home.cluster, '-m', mode, '-W'], { account: undefined });
    return;
  }
  try {
    process.kill(processId, signal);
  } catch {
    // It ended by itself in between, or belongs to another account; the wait that follows tells which.
  }
}
