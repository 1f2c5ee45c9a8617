import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Client, founder } from './service.ts';

const root = join(import.meta.dirname, '..', '..', '..');
/** Milliseconds that a line is waited for. */
const PATIENCE_MS = 40_000;

/** What the service logs of a request that it answered. */
export interface Answered {
  readonly requestId: string;
  readonly keyId: string | null;
  readonly operationName: string | null;
  readonly status: number;
  readonly ms: number;
  readonly statements: number;
  readonly cost: number | null;
}

/** A service process of the test's own, with settings of its own; it never migrates. */
export class OwnService {
  /** Every line that it wrote, the greeting among them. */
  readonly lines: string[] = [];
  url = '';
  private readonly answers = new Map<string, Answered>();
  /** Tells of every line, and of the end. */
  private readonly news = new EventEmitter().setMaxListeners(0);

  private constructor(
    readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  /** Starts a process on the tests' database, unless `settings` name another. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<OwnService> {
    const own = OwnService.run(settings);
    own.url = await own.found(/^GraphQL\s+(\S+)\/graphql$/);
    return own;
  }

  private static run(settings: Readonly<Record<string, string>>): OwnService {
    const folder = mkdtempSync(join(tmpdir(), 'ost-own-'));
    const child = spawn(process.execPath, [join(root, 'dist/ost.cjs'), 'serve'], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: process.env['TEST_DATABASE_URL'],
        OST_DATA_DIR: folder,
        OST_SAMPLE: 'false',
        OST_LOG_LEVEL: 'info',
        OST_RATE_PER_MINUTE: '10000000',
        OST_COST_PER_MINUTE: '1000000000000',
        PORT: '0',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const own = new OwnService(child, folder);
    createInterface({ input: child.stdout })
      .on('line', (line) => {
        own.note(line);
      })
      .once('close', () => own.news.emit('line'));
    return own;
  }

  /** The same caller, talking to this process. */
  client(of: Client): Client {
    return new Client(of.token, this.url);
  }

  /** A workspace of the test's own in its database, with a key that may do everything. */
  async newWorkspace(name = 'own'): Promise<Client> {
    const { token } = await this.client(founder).mutate<{ token: string }>('workspaceCreate', { name }, 'token');
    return this.client(founder).as(token);
  }

  /** Its log: every line of it is JSON, or this throws. */
  log(): Record<string, unknown>[] {
    const greeting = this.lines.findLastIndex((line) => !line.startsWith('{"level"'));
    return this.lines.slice(greeting + 1).map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** The line about the request with this id. */
  answered(requestId: string): Promise<Answered> {
    return this.until(`about request ${requestId}`, () => this.answers.get(requestId));
  }

  /** Stops it in order; answers with its exit code. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const exited = once(this.process, 'exit');
      this.process.kill(signal);
      await exited;
    }
    rmSync(this.folder, { recursive: true, force: true });
    return this.process.exitCode;
  }

  private note(line: string): void {
    this.lines.push(line);
    if (line.includes('"msg":"answered"')) {
      const answered = JSON.parse(line) as Answered;
      this.answers.set(answered.requestId, answered);
    }
    this.news.emit('line');
  }

  /** The first group of the first line like this, once it is there. */
  found(pattern: RegExp): Promise<string> {
    let seen = 0;
    return this.until(`like ${String(pattern)}`, () => {
      while (seen < this.lines.length) {
        const found = pattern.exec(this.lines[seen++] ?? '')?.[1];
        if (found !== undefined) return found;
      }
      return undefined;
    });
  }

  /** Looks at once and after every line, until there is what is looked for. */
  private async until<Sought>(what: string, look: () => Sought | undefined): Promise<Sought> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const sought = look();
      if (sought !== undefined) return sought;
      if (patience.aborted || this.process.stdout?.readableEnded === true)
        throw new Error(`The service wrote no line ${what}:\n${this.lines.join('\n')}`);
      await once(this.news, 'line', { signal: patience }).catch(() => undefined);
    }
  }
}

/** A database of the test's own in the same cluster: migrated, and with the workspace of `founder` in it; or empty. */
export async function scratchDatabase(
  name: string,
  { empty = false } = {},
): Promise<{ settings: Record<string, string>; drop(): Promise<void> }> {
  const owner = new pg.Client({ connectionString: process.env['TEST_OWNER_URL'] ?? '' });
  await owner.connect();
  await dropped(owner, name);
  await owner.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${empty ? 'template1' : 'pattern'}`);
  const within = (url = ''): string => url.replace(/\/[^/?]*(?=\?|$)/, `/${name}`);
  return {
    settings: {
      DATABASE_URL: within(process.env['TEST_DATABASE_URL']),
      DATABASE_OWNER_URL: within(process.env['TEST_OWNER_URL']),
    },
    drop: async () => {
      await dropped(owner, name);
      await owner.end();
    },
  };
}

/** Drops a database, if it is there. Autovacuum is not the owner's to send away, and soon leaves by itself. */
async function dropped(owner: pg.Client, name: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await owner.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
      return;
    } catch (fault) {
      if (tries === 100 || !['42501', '55006'].includes((fault as pg.DatabaseError).code ?? '')) throw fault;
      await sleep(100);
    }
  }
}
