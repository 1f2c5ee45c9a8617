import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runToEnd } from './child-process.ts';
import type { DatabaseHome, HomeLayout } from './database-home.ts';
import { passwordFrom } from './role-password.ts';
import { programIn } from './server-binaries.ts';

const UNFINISHED = 'cluster.unfinished-';

/**
 * Makes the data directory with the role `ost_owner` and its database `ost`, beside its final place, and renames it when
 * complete: a kill at any moment leaves either a whole cluster or none. With a password the roles must show it.
 */
export async function createCluster(home: DatabaseHome, binaries: string, passwordFile?: string): Promise<void> {
  removeUnfinishedClusters(home);
  const unfinished = path.join(home.folder, UNFINISHED + randomBytes(6).toString('hex'));
  mkdirSync(unfinished, { mode: 0o700 });
  if (home.account) chownSync(unfinished, home.account.uid, home.account.gid);
  try {
    await build(home, binaries, unfinished, passwordFile);
    renameSync(unfinished, home.cluster);
    if (!home.ephemeral) persistNames(home.folder);
  } catch (cause) {
    removeUnfinishedClusters(home);
    throw cause;
  }
}

/** Clears what killed processes left; the programs they left running fail once their folder has gone. */
export function removeUnfinishedClusters(home: HomeLayout): void {
  for (const name of readdirSync(home.folder).filter((entry) => entry.startsWith(UNFINISHED)))
    rmSync(path.join(home.folder, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

async function build(home: DatabaseHome, binaries: string, folder: string, passwordFile?: string): Promise<void> {
  const { account } = home;
  const initdb = programIn(binaries, 'initdb');
  const access = passwordFile
    ? ['--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    : ['--auth-local=trust', '--auth-host=reject'];
  const text = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await runToEnd(initdb, ['-D', folder, '--username=postgres', '--no-sync', ...access, ...text], { account });
  await createOwner(home, binaries, folder, passwordFile);
  // Everything reaches the disk in one go, which is quicker than file by file.
  if (!home.ephemeral) await runToEnd(initdb, ['-D', folder, '--sync-only'], { account });
}

/** Needs no listening server: PostgreSQL's single-user mode reads one statement a line. */
async function createOwner(home: DatabaseHome, binaries: string, folder: string, passwordFile?: string): Promise<void> {
  const secret = passwordFile ? ` PASSWORD '${passwordFrom(passwordFile)}'` : '';
  const input = [
    `CREATE ROLE ost_owner LOGIN CREATEROLE CREATEDB${secret}`,
    'CREATE DATABASE ost OWNER ost_owner',
    '',
  ].join('\n');
  const args = ['--single', '-F', '-D', folder, 'postgres'];
  const complaints = await runToEnd(programIn(binaries, 'postgres'), args, { account: home.account, input });
  // Single-user mode goes on after a failed statement and still ends with success.
  if (/\b(ERROR|FATAL|PANIC):/.test(complaints)) throw new Error(`making the role ost_owner failed: ${complaints}`);
}

/** Writes the folder's list of names to disk, so that a power cut cannot undo the rename; Windows has no such call. */
function persistNames(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
