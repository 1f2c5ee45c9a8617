import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { DatabaseHome } from './database-home.ts';

/** Makes the password of the roles on the first start and keeps it in a file that only its owner may read. */
export function ensurePassword(home: DatabaseHome): string {
  if (!existsSync(home.password)) {
    const fresh = `${home.password}.${randomBytes(6).toString('hex')}`;
    writeFileSync(fresh, randomBytes(24).toString('hex'), { flag: 'wx', mode: 0o600 });
    if (home.account) chownSync(fresh, home.account.uid, home.account.gid);
    renameSync(fresh, home.password);
  }
  return passwordFrom(home.password);
}

/** Reads the password; hexadecimal digits only, so it needs no quoting in SQL or in a URL. */
export function passwordFrom(file: string): string {
  return readFileSync(file, 'utf8').trim();
}
