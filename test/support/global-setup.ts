import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedDatabase } from '../../src/platform/embedded-database/embedded-database.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** The database as it is when the first workspace has been founded; tests that want one of their own get a copy. */
const PATTERN = 'pattern';
const LISTENS = /^GraphQL\s+(\S+)\/graphql$/m;

/** Starts one throw-away Postgres and two service processes on it; every test file talks to these. */
export default async function setUp(): Promise<void> {
  const database = await startEmbeddedDatabase({ ephemeral: true });
  const folder = mkdtempSync(join(tmpdir(), 'ost-test-'));
  const environment = {
    PATH: process.env['PATH'],
    DATABASE_URL: database.applicationUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    OST_DATA_DIR: folder,
    OST_SAMPLE: 'false',
    OST_LOG_LEVEL: 'error',
    OST_RATE_PER_MINUTE: '10000000',
    OST_COST_PER_MINUTE: '1000000000000',
    PORT: '0',
  };
  const run = (args: readonly string[], settings = {}, output: 'pipe' | number = 'pipe') =>
    spawn(process.execPath, [join(root, 'dist/ost.cjs'), ...args], {
      env: { ...environment, ...settings },
      stdio: ['ignore', output, 'inherit'],
    });
  const services: ChildProcess[] = [];
  const tearDown = async (): Promise<void> => {
    await Promise.all(services.map(stopped));
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  (globalThis as { tearDown?: () => Promise<void> }).tearDown = tearDown;
  try {
    const founding = run(['key', 'create', '--workspace-name', 'first', '--name', 'tests']);
    const ended = once(founding, 'exit');
    const token = await lineOf(founding, /^Key\s+(ost_\S+)$/);
    await ended;
    await copy(database.ownerUrl, PATTERN);
    // The second tells of every request, in a file: see watched-service.ts.
    const log = join(folder, 'log');
    const handle = openSync(log, 'a');
    const first = run(['serve']);
    const second = run(['serve'], { OST_LOG_LEVEL: 'info' }, handle);
    closeSync(handle);
    services.push(first, second);
    const urls = await Promise.all([lineOf(first, LISTENS), lineIn(log, LISTENS, second)]);
    Object.assign(process.env, {
      TEST_URLS: urls.join(' '),
      TEST_TOKEN: token,
      TEST_LOG: log,
      TEST_DATABASE_URL: database.applicationUrl,
      TEST_OWNER_URL: database.ownerUrl,
    });
  } catch (fault) {
    await tearDown();
    throw fault;
  }
}

/** Copies the owner's database, to which nobody may be connected. */
async function copy(ownerUrl: string, name: string): Promise<void> {
  const elsewhere = ownerUrl.replace(/\/ost(?=\?|$)/, '/postgres');
  const owner = new pg.Client({ connectionString: elsewhere });
  await owner.connect();
  try {
    await owner.query(`CREATE DATABASE ${name} TEMPLATE ost`);
  } finally {
    await owner.end();
  }
}

async function stopped(service: ChildProcess): Promise<void> {
  if (service.exitCode !== null || service.signalCode !== null) return;
  const exited = once(service, 'exit');
  service.kill('SIGTERM');
  await exited;
}

async function lineOf({ stdout }: ChildProcess, pattern: RegExp): Promise<string> {
  if (!stdout) throw new Error('The output is not read.');
  for await (const line of createInterface({ input: stdout })) {
    const found = pattern.exec(line)?.[1];
    if (found === undefined) continue;
    stdout.resume();
    return found;
  }
  throw new Error(`The service ended without a line like ${String(pattern)}.`);
}

/** The same in a file that the output goes to. */
async function lineIn(file: string, pattern: RegExp, child: ChildProcess): Promise<string> {
  while (child.exitCode === null && child.signalCode === null) {
    const found = pattern.exec(readFileSync(file, 'utf8'))?.[1];
    if (found !== undefined) return found;
    await sleep(20);
  }
  throw new Error(`The service ended without a line like ${String(pattern)}.`);
}
