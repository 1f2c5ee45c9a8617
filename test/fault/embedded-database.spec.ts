import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { copiedBinaries } from '../../src/platform/embedded-database/binaries-copy.ts';
import { startEmbeddedDatabase } from '../../src/platform/embedded-database/embedded-database.ts';
import { beginningOf, isGoneWithin } from '../../src/platform/embedded-database/process-identity.ts';
import { temporaryFolder } from '../../src/platform/embedded-database/server-account.ts';
import { copyFor, type ReachableCopy } from '../support/reachable-copy.ts';

const NOBODY = { uid: 65534, gid: 65534 };
const asRoot = process.geteuid?.() === 0;
const onlyAsRoot = asRoot ? it : it.skip;
const onlyOnLinux = process.platform === 'linux' ? it : it.skip;

const OWN: ReachableCopy = {
  node: process.execPath,
  program: new URL(
    `../../src/platform/embedded-database/embedded-database${path.extname(import.meta.url)}`,
    import.meta.url,
  ).href,
};
/** A process of its own: starts the database, tells about it in one line, and stops it when told so in another. */
const SCRIPT = `
  const [, program, directory] = process.argv;
  const { startEmbeddedDatabase } = await import(program);
  const { stop, ...database } = await startEmbeddedDatabase({ directory });
  process.stdout.write(JSON.stringify(database) + '\\n');
  process.stdin.once('data', () => stop().then(() => process.exit(0)));
`;

interface Told {
  ownerUrl: string;
  processId: number;
  adopted: boolean;
}

let root: string;
let stopped: string;
let directory: string;
const children: ChildProcess[] = [];

/** Makes a folder that every user may enter, which the temporary folder of this process need not be. */
function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(temporaryFolder(asRoot ? NOBODY : undefined), 'embedded-spec-'));
  fs.chmodSync(folder, 0o755);
  return folder;
}

beforeAll(async () => {
  stopped = newFolder();
  await (await startEmbeddedDatabase({ directory: path.join(stopped, '.data', 'postgres') })).stop();
}, 30_000);

afterAll(() => {
  fs.rmSync(stopped, { recursive: true, force: true });
});

/** Lays ready-made data into the test's folder, which spares the second that making them takes. */
function layData(): void {
  execFileSync('cp', ['-a', path.join(stopped, '.data'), root]);
}

beforeEach(() => {
  root = newFolder();
  directory = path.join(root, '.data', 'postgres');
});

afterEach(async () => {
  await Promise.all(children.splice(0).map(kill));
  await settled();
  expect(serversIn(root)).toEqual([]);
  fs.rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}, 30_000);

function launch({ node, program } = OWN, account?: typeof NOBODY): ChildProcess {
  const child = spawn(node, ['--input-type=module', '-e', SCRIPT, program, directory], {
    ...account,
    env: { ...process.env, TMPDIR: temporaryFolder(account) },
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: '/',
  });
  children.push(child);
  return child;
}

async function told(child: ChildProcess): Promise<Told> {
  if (!child.stdout) throw new Error('the child has no output');
  for await (const line of createInterface(child.stdout)) return JSON.parse(line) as Told;
  throw new Error('the child ended without a database');
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function dismiss(child: ChildProcess): Promise<void> {
  child.stdin?.write('stop\n');
  await once(child, 'exit');
}

/** Waits for the watchdogs: until nothing on this machine runs with our folder in its arguments. */
async function settled(): Promise<void> {
  for (const deadline = Date.now() + 20_000; processesIn(root).length > 0 && Date.now() < deadline;) await sleep(50);
}

function processesIn(folder: string): string[] {
  if (process.platform !== 'linux') return [];
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && beginningOf(Number(name)) !== undefined)
    .map((name) => {
      try {
        return fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    })
    .filter((line) => line.includes(folder));
}

const serversIn = (folder: string) => processesIn(folder).filter((line) => line.includes('postgres -D'));

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const socketFolderIn = (url: string) => new URL(url).searchParams.get('host') ?? '';

describe('the embedded database', () => {
  it('serves pg and TypeORM over a private socket, and leaves nothing behind when stopped', async () => {
    const database = await startEmbeddedDatabase({ directory });
    const [owner] = await ask(
      database.ownerUrl,
      `SELECT rolsuper, rolcreaterole, rolcreatedb, current_database(), current_setting('TimeZone') AS zone,
              current_setting('listen_addresses') AS tcp FROM pg_roles WHERE rolname = current_user`,
    );
    expect(owner).toEqual({
      rolsuper: false,
      rolcreaterole: true,
      rolcreatedb: true,
      current_database: 'ost',
      zone: 'UTC',
      tcp: '',
    });
    await ask(database.ownerUrl, 'CREATE ROLE ost_app LOGIN');
    const source = await new DataSource({ type: 'postgres', url: database.applicationUrl }).initialize();
    expect(await source.query('SELECT current_user, current_database()')).toEqual([
      { current_user: 'ost_app', current_database: 'ost' },
    ]);
    await source.destroy();
    const folder = socketFolderIn(database.ownerUrl);
    expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
    expect(folder.length + '/.s.PGSQL.5432'.length).toBeLessThan(100);

    await Promise.all([database.stop(), database.stop()]);
    await database.stop();
    expect(beginningOf(database.processId)).toBeUndefined();
    expect(fs.existsSync(folder)).toBe(false);
  }, 30_000);

  it('is made once when four processes start it for the first time together, and stops with the last', async () => {
    const crowd = [launch(), launch(), launch(), launch()];
    const answers = await Promise.all(crowd.map(told));
    expect(answers.filter((answer) => !answer.adopted)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.processId)).size).toBe(1);
    const { processId = 0, ownerUrl = '' } = answers[0] ?? {};
    const [first, second, third, last] = crowd as [ChildProcess, ChildProcess, ChildProcess, ChildProcess];
    await dismiss(first);
    await Promise.all([kill(second), dismiss(third)]);
    await sleep(300);
    expect(await ask(ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await kill(last);
    expect(await isGoneWithin(processId, 10_000)).toBe(true);
    await settled();
    expect(fs.existsSync(socketFolderIn(ownerUrl))).toBe(false);
  }, 60_000);

  it('loses nothing acknowledged when its process is killed', async () => {
    layData();
    const child = launch();
    const before = await told(child);
    await ask(before.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await kill(child);
    // Started at once, while the watchdog may still be stopping the server.
    const database = await startEmbeddedDatabase({ directory });
    expect(await ask(database.ownerUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await database.stop();
  }, 30_000);

  onlyOnLinux(
    'recovers from a kill at any moment of the first start',
    async () => {
      for (const delay of [100, 200, 400, 800, 1200]) {
        const child = launch();
        await sleep(delay);
        await kill(child);
        await settled();
        expect(serversIn(root)).toEqual([]);
        const left = fs.existsSync(directory) ? fs.readdirSync(directory) : [];
        expect(left.filter((name) => name.includes('unfinished') || name === 'socket-folder')).toEqual([]);
        if (left.includes('cluster')) fs.rmSync(path.join(directory, 'cluster'), { recursive: true });
      }
      const database = await startEmbeddedDatabase({ directory });
      expect(await ask(database.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await database.stop();
    },
    60_000,
  );

  it('serves whoever comes while the last one leaves', async () => {
    layData();
    let leaving = await startEmbeddedDatabase({ directory });
    for (let round = 0; round < 5; round++) {
      const stopping = leaving.stop();
      leaving = await startEmbeddedDatabase({ directory });
      await stopping;
      expect(await ask(leaving.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    }
    await leaving.stop();
  }, 30_000);

  it('takes the same address again after the server itself was killed', async () => {
    layData();
    const first = await startEmbeddedDatabase({ directory });
    await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(first.processId, 'SIGKILL');
    // A killed process goes on for a moment when the machine is busy, and a server that answers is joined.
    expect(await isGoneWithin(first.processId, 10_000)).toBe(true);
    // Until its parent has buried it, or once its number is used again, its locks name a process that exists.
    const socketFolder = new URL(first.ownerUrl).searchParams.get('host') ?? '';
    for (const lock of [
      path.join(directory, 'cluster', 'postmaster.pid'),
      path.join(socketFolder, '.s.PGSQL.5432.lock'),
    ])
      fs.writeFileSync(lock, fs.readFileSync(lock, 'utf8').replace(/^\d+/, String(process.ppid)));
    const second = await startEmbeddedDatabase({ directory });
    expect(second.adopted).toBe(false);
    expect(second.ownerUrl).toBe(first.ownerUrl);
    expect(await ask(first.ownerUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await first.stop();
    expect(beginningOf(second.processId)).toBeDefined();
    await second.stop();
  }, 30_000);

  it('starts although an old pid file names a living stranger', async () => {
    layData();
    const pidFile = path.join(directory, 'cluster', 'postmaster.pid');
    fs.writeFileSync(pidFile, `${process.ppid}\n${directory}/cluster\n0\n5432\n/tmp\n\n0 0\nready\n`, { mode: 0o600 });
    const database = await startEmbeddedDatabase({ directory });
    expect(database.adopted).toBe(false);
    await database.stop();
    expect(beginningOf(process.ppid)).toBeDefined();
  }, 30_000);

  it('says why the server ended and what to do', async () => {
    layData();
    fs.writeFileSync(path.join(directory, 'cluster', 'PG_VERSION'), '17\n');
    await expect(startEmbeddedDatabase({ directory })).rejects.toMatchObject({
      name: 'EmbeddedDatabaseError',
      message: expect.stringMatching(/set DATABASE_URL[^]*initialized by PostgreSQL version 17/) as string,
    });
  }, 30_000);

  onlyOnLinux(
    'trades durability for speed when ephemeral, and is removed afterwards',
    async () => {
      const database = await startEmbeddedDatabase({ ephemeral: true });
      const settings = await ask<{ name: string; setting: string }>(
        database.ownerUrl,
        `SELECT name, setting FROM pg_settings
        WHERE name IN ('fsync', 'full_page_writes', 'max_connections', 'synchronous_commit') ORDER BY name`,
      );
      expect(settings.map(({ setting }) => setting)).toEqual(['off', 'off', '200', 'off']);
      const cluster = / -D (\S+) /.exec(
        fs.readFileSync(`/proc/${database.processId}/cmdline`, 'utf8').replaceAll('\0', ' '),
      );
      await database.stop();
      expect(fs.existsSync(path.dirname(cluster?.[1] ?? '/'))).toBe(false);
    },
    30_000,
  );

  it('asks for a password where it listens on TCP', async () => {
    const database = await startEmbeddedDatabase({ directory }, 'password');
    const url = new URL(database.ownerUrl);
    expect(await ask(url.href, 'SELECT current_user AS name')).toEqual([{ name: 'ost_owner' }]);
    url.password = 'wrong';
    await expect(ask(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(fs.statSync(path.join(directory, 'password')).mode & 0o777).toBe(0o600);
    await database.stop();
  }, 30_000);

  onlyAsRoot(
    'serves an ordinary user, and later root on that same data',
    async () => {
      const theirs = copyFor(NOBODY, path.join(root, 'copy'));
      fs.chownSync(root, NOBODY.uid, NOBODY.gid);
      const child = launch(theirs, NOBODY);
      await ask((await told(child)).ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
      await dismiss(child);
      const database = await startEmbeddedDatabase({ directory });
      expect(await ask(database.ownerUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
      await database.stop();
      const again = launch(theirs, NOBODY);
      expect((await told(again)).adopted).toBe(false);
      await dismiss(again);
    },
    30_000,
  );

  onlyAsRoot(
    'keeps the data in a private folder elsewhere when the server cannot enter the project, and refuses a foreign one',
    async () => {
      fs.chmodSync(root, 0o700);
      const database = await startEmbeddedDatabase({ directory });
      const commandLine = fs.readFileSync(`/proc/${database.processId}/cmdline`, 'utf8').split('\0');
      await database.stop();
      const cluster = commandLine[commandLine.indexOf('-D') + 1] ?? '';
      expect(cluster).toMatch(/^\/var\/tmp\/ost-[0-9a-f]{16}\/cluster$/);
      const { uid, mode } = fs.statSync(cluster);
      expect(uid).not.toBe(0);
      expect(mode & 0o777).toBe(0o700);
      expect(fs.statSync(path.dirname(cluster)).mode & 0o777).toBe(0o711);

      fs.chownSync(path.dirname(cluster), NOBODY.uid, NOBODY.gid);
      await expect(startEmbeddedDatabase({ directory })).rejects.toThrow(/must be a private folder of user 0/);
      fs.rmSync(path.dirname(cluster), { recursive: true });
    },
    30_000,
  );

  onlyAsRoot('never runs copied programs that somebody else could have changed', () => {
    const native = path.join(root, 'package', 'native');
    fs.mkdirSync(path.join(native, 'bin'), { recursive: true });
    fs.writeFileSync(path.join(root, 'package', 'package.json'), '{}');
    fs.writeFileSync(path.join(native, 'bin', 'postgres'), '', { mode: 0o770 });
    const places = [copiedBinaries(native)];
    expect(copiedBinaries(native)).toBe(places[0]);
    expect(fs.statSync(path.join(places[0] ?? '', 'bin', 'postgres')).mode & 0o777).toBe(0o755);
    fs.chownSync(path.dirname(places[0] ?? ''), NOBODY.uid, NOBODY.gid);
    places.push(copiedBinaries(native));
    expect(places[1]).not.toBe(places[0]);
    fs.chmodSync(path.dirname(places[1] ?? ''), 0o777);
    places.push(copiedBinaries(native));
    expect(new Set(places).size).toBe(3);
    for (const place of places) fs.rmSync(path.dirname(place), { recursive: true });
  });
});
