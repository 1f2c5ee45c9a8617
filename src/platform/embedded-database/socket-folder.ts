import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createAnew, type DatabaseHome, type HomeLayout } from './database-home.ts';
import { failedWith } from './embedded-database-error.ts';
import { ownerOf, temporaryFolder } from './server-account.ts';

/**
 * Makes the private folder for the server's socket. It lies in the temporary folder because a socket's path must be
 * short. After a crash the same path is taken again, so that processes which still hold its URL can reconnect.
 */
export function openSocketFolder(home: DatabaseHome): string {
  const earlier = recordedFolder(home);
  if (earlier !== undefined && claim(earlier, home)) return earlier;
  for (let attempt = 0; attempt < 10; attempt++) {
    const folder = path.join(temporaryFolder(home.account), `ost-${randomBytes(6).toString('hex')}`);
    // Recorded before it is made: a kill in between leaves no folder without a record.
    const note = createAnew(home.socketNote);
    writeFileSync(note, folder);
    closeSync(note);
    if (claim(folder, home)) return folder;
  }
  throw new Error(`no private folder can be made in ${temporaryFolder(home.account)}`);
}

/** Removes the folder and forgets it. */
export function removeSocketFolder(home: HomeLayout): void {
  const folder = recordedFolder(home);
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  rmSync(home.socketNote, { force: true });
}

function recordedFolder(home: HomeLayout): string | undefined {
  try {
    const folder = readFileSync(home.socketNote, 'utf8');
    // A damaged note must never make us remove anything else.
    return path.isAbsolute(folder) && /^ost-[0-9a-f]{12}$/.test(path.basename(folder)) ? folder : undefined;
  } catch {
    return undefined;
  }
}

function claim(folder: string, home: DatabaseHome): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (home.account) chownSync(folder, home.account.uid, home.account.gid);
    return true;
  } catch (cause) {
    if (failedWith(cause, 'ENOENT')) return false;
    if (!failedWith(cause, 'EEXIST')) throw cause;
    const found = lstatSync(folder);
    return found.isDirectory() && found.uid === ownerOf(home.account) && (found.mode & 0o077) === 0;
  }
}
