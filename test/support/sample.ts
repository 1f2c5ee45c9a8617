import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from './service.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** A key of a new workspace of the tests' database with the sample in it. */
export async function newSample(): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), 'ost-sample-'));
  try {
    const env = {
      PATH: process.env['PATH'],
      DATABASE_URL: process.env['TEST_DATABASE_URL'],
      OST_DATA_DIR: folder,
    };
    const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'dist/ost.cjs'), 'sample'], { env });
    return new Client(/^Key\s+(\S+)$/m.exec(stdout)?.[1] ?? '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
