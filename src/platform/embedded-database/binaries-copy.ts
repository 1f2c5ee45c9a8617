import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { newNoteName } from './process-note.ts';
import { temporaryFolder } from './server-account.ts';

/**
 * Copies the binaries to a place that every account can reach and only we can change, or finds an earlier copy. The
 * place is shared with strangers, who may have taken the name first: then the next name is tried.
 */
export function copiedBinaries(native: string): string {
  const version = readFileSync(path.join(native, '..', 'package.json'));
  const name = createHash('sha256').update(native).update(version).update(String(process.geteuid?.())).digest('hex');
  const parent = process.platform === 'win32' ? temporaryFolder(undefined) : '/var/tmp';
  for (let attempt = 0; attempt < 10; attempt++) {
    const place = path.join(parent, `ost-postgres-${name.slice(0, 16)}-${attempt}`);
    if (!existsSync(place)) copyTo(place, native);
    if (isOnlyOurs(place)) return path.join(place, 'native');
  }
  throw new EmbeddedDatabaseError(
    `The database programs cannot be copied to ${parent} because other users hold every name there; remove their folders ost-postgres-*, or set DATABASE_URL.`,
  );
}

function copyTo(place: string, native: string): void {
  // Renamed into place when complete: a kill in the middle leaves no half copy under the final name.
  const unfinished = `${place}.unfinished-${newNoteName()}`;
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    const filter = (file: string) => !/\.(a|pc)$/.test(file);
    cpSync(native, path.join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true, filter });
    openForReading(unfinished);
    renameSync(unfinished, place);
  } catch (cause) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process may have been quicker; whether its copy can be trusted is checked next.
    if (!existsSync(place)) throw cause;
  }
}

/** All users may read and run, only the owner may write, whatever modes npm and the umask left. */
function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) openForReading(file);
    else if (entry.isFile()) chmodSync(file, lstatSync(file).mode & 0o111 ? 0o755 : 0o644);
  }
}

function isOnlyOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return false;
  const owner = process.geteuid?.();
  return owner === undefined || (found.uid === owner && (found.mode & 0o022) === 0);
}
