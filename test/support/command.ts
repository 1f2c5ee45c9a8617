import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { serverAccount, temporaryFolder } from '../../src/platform/embedded-database/server-account.ts';

const CLI = join(import.meta.dirname, '..', '..', 'ost.cjs');

type Settings = Readonly<Record<string, string>>;

/** What a command that ran to its end left behind. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Processes and folders of one test file; `clear` ends and removes them. */
export class Bench {
  private readonly children: ChildProcess[] = [];
  /** A folder that the embedded database's account can enter too. */
  readonly folder = mkdtempSync(join(temporaryFolder(serverAccount()), 'ost-bench-'));

  constructor() {
    chmodSync(this.folder, 0o755);
  }

  /** Runs `ost` to its end; what takes longer than `patienceMs` is killed, and has no exit code. */
  async run(args: readonly string[], settings: Settings, patienceMs = 25_000): Promise<Ended> {
    const child = this.launch(args, settings);
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
    await ended(child);
    clearTimeout(timer);
    return { code: child.exitCode, stdout: await stdout, stderr: await stderr };
  }

  /** Starts a service; answers once it listens. */
  async serve(settings: Settings): Promise<Service> {
    const child = this.launch(['serve'], { OST_LOG_LEVEL: 'error', OST_SAMPLE: 'false', PORT: '0', ...settings });
    const stderr = textOf(child.stderr);
    const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
    const lines: string[] = [];
    let url: string | undefined;
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      lines.push(line);
      url = /^GraphQL\s+(\S+)\/graphql$/.exec(line)?.[1];
      if (url !== undefined) break;
    }
    clearTimeout(timer);
    child.stdout?.resume();
    if (url === undefined) throw new Error(`The service did not start: ${lines.join('\n')} ${await stderr}`);
    return new Service(child, url, stderr);
  }

  /** Starts `ost` and kills it without warning as soon as `when` holds; it must not have ended by itself before. */
  async killOnce(when: () => Promise<boolean>, args: readonly string[], settings: Settings): Promise<void> {
    const child = this.launch(args, settings);
    child.stdout?.resume();
    child.stderr?.resume();
    while (!(await when())) {
      if (child.exitCode !== null) throw new Error(`ost ${args.join(' ')} ended before it was killed.`);
      await sleep(5);
    }
    child.kill('SIGKILL');
    await ended(child);
  }

  /** Kills what still runs. */
  async clear(): Promise<void> {
    for (const child of this.children) if (child.exitCode === null) child.kill('SIGKILL');
    await Promise.all(this.children.map(ended));
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  private launch(args: readonly string[], settings: Settings): ChildProcess {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: this.folder,
      env: { PATH: process.env['PATH'] ?? '', OST_DATA_DIR: join(this.folder, 'data'), ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.children.push(child);
    return child;
  }
}

/** A service process that listens. */
export class Service {
  constructor(
    readonly child: ChildProcess,
    readonly url: string,
    /** All that it writes to its error output, once it has ended. */
    readonly stderr: Promise<string>,
  ) {}

  /** Waits until it ends by itself; answers with its exit code. */
  async ended(): Promise<number | null> {
    await ended(this.child);
    return this.child.exitCode;
  }

  /** Sends a signal and waits for the end; answers with the exit code and how many milliseconds it took. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<{ code: number | null; milliseconds: number }> {
    const begin = Date.now();
    this.child.kill(signal);
    await ended(this.child);
    return { code: this.child.exitCode, milliseconds: Date.now() - begin };
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) text += chunk.toString();
  return text;
}

/** The test cluster's URL of another role or database. */
export function urlOf({ role, database }: { readonly role?: string; readonly database?: string }): string {
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  if (role !== undefined) url.username = role;
  if (database !== undefined) url.pathname = `/${database}`;
  return url.href;
}

/** Runs one text of SQL as some role in some database. */
export async function sqlAs<Row extends object>(
  who: { readonly role: string; readonly database?: string },
  text: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: urlOf(who) });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Makes an empty database of the owner's; answers with the settings that serve from it. */
export async function newDatabase(name: string): Promise<{ DATABASE_URL: string; DATABASE_OWNER_URL: string }> {
  await sqlAs({ role: 'ost_owner' }, `CREATE DATABASE ${name}`);
  return {
    DATABASE_URL: urlOf({ database: name }),
    DATABASE_OWNER_URL: urlOf({ role: 'ost_owner', database: name }),
  };
}
