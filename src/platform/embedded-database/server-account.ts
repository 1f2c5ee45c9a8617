import { readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';

/** The system's account that runs the server, where it differs from the one that runs this process. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The account to run the server as; undefined means our own. PostgreSQL refuses to run as root. */
export function serverAccount(): Account | undefined {
  if (process.geteuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const account = accounts.find(([name]) => name === wanted);
    // macOS writes the account "nobody" with negative numbers.
    if (account) return { uid: Number(account[2]) >>> 0, gid: Number(account[3]) >>> 0 };
  }
  throw new EmbeddedDatabaseError(
    'The embedded database cannot run as root, and this system has neither a "postgres" nor a "nobody" account to run it as; start as an ordinary user or set DATABASE_URL.',
  );
}

/** Number of the user who must own the server's folders; undefined on Windows, which has other means. */
export function ownerOf(account: Account | undefined): number | undefined {
  return account?.uid ?? process.geteuid?.();
}

/** May the account use this path, going by the mode bits of it and of every folder above? */
export function mayReach(target: string, account: Account | undefined): boolean {
  if (!account) return true;
  for (let at = path.resolve(target); ; at = path.dirname(at)) {
    const { uid, gid, mode } = statSync(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** A folder for temporary things: reachable, and short and plain enough to hold a socket whose path may have 103 bytes. */
export function temporaryFolder(account: Account | undefined): string {
  const own = os.tmpdir();
  if (process.platform === 'win32') return own;
  return own.length <= 70 && /^[\w/.+-]+$/.test(own) && mayReach(own, account) ? own : '/tmp';
}
