// Starts what is measured, each in a process of its own, and asks it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startEmbeddedDatabase } from '../dist/src/platform/embedded-database/embedded-database.js';
import { migrate } from '../dist/src/platform/database/migrate.js';

export const root = join(import.meta.dirname, '..');

/**
 * Runs a script with this Node. Everything started ends with `stop`.
 *
 * @param {string[]} args what follows `node`
 * @param {Record<string, string>} environment all that the process is given beside PATH
 * @param {string[]} [command] what to run instead of this Node
 */
export function start(args, environment = {}, [program, ...before] = [process.execPath]) {
  const child = spawn(program, [...before, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const said = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => said.push(line));
  let ended = false;
  lines.on('close', () => (ended = true));
  /** What `pattern` finds in its output so far. */
  const found = (pattern) => said.map((line) => pattern.exec(line)?.[1]).find((match) => match !== undefined);
  return {
    child,
    said: found,
    /** What `pattern` finds in its output, as soon as it is there. */
    async says(pattern) {
      for (let match = found(pattern); ; match = found(pattern)) {
        if (match !== undefined) return match;
        if (ended) throw new Error(`The process ended without a line like ${pattern}.`);
        await Promise.race([once(lines, 'line'), once(lines, 'close')]);
      }
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/**
 * A throw-away Postgres with our tables, our service on it, and a workspace with a key that may do everything.
 *
 * @param {string[]} nodeOptions options of Node for the service
 * @param {Record<string, string>} more settings that differ from those of other measurements
 */
export async function startService(nodeOptions = [], more = {}) {
  const database = await startEmbeddedDatabase({ ephemeral: true });
  await migrate(database.ownerUrl, database.applicationUrl);
  const settings = {
    DATABASE_URL: database.applicationUrl,
    OST_MODE: 'production',
    OST_LOG_LEVEL: 'error',
    OST_RATE_PER_MINUTE: '10000000',
    OST_COST_PER_MINUTE: '1000000000000',
    PORT: '0',
    ...more,
  };
  const service = start([...nodeOptions, 'dist/ost.cjs', 'serve'], settings);
  const url = `${await service.says(/^GraphQL\s+(\S+)\/graphql$/)}/graphql`;
  const founding = start(['dist/ost.cjs', 'key', 'create'], settings);
  const workspaceId = await founding.says(/^Workspace\s+(\S+)$/);
  const token = await founding.says(/^Key\s+(\S+)$/);
  return {
    url,
    workspaceId,
    headers: { authorization: `Bearer ${token}` },
    databaseUrl: database.applicationUrl,
    ownerUrl: database.ownerUrl,
    child: service.child,
    databaseProcessId: database.processId,
    async stop() {
      await service.stop();
      await database.stop();
    },
  };
}

/** @typedef {{ url: string, headers?: Record<string, string> }} Served */

/**
 * Asks once; the answer with its status, whatever it is.
 *
 * @param {Served} served
 */
export async function ask({ url, headers }, query, variables = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...(await response.json()) };
}

/**
 * The data of an answer that must have no errors.
 *
 * @param {Served} served
 */
export async function dataOf(served, query, variables) {
  const { data, errors } = await ask(served, query, variables);
  if (errors) throw new Error(JSON.stringify(errors).slice(0, 2_000));
  return data;
}

/** Processor time that processes and their children, those that ended among them, have used until now; what others do at the same time does not disturb it. */
export function processorMs(...processIds) {
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && processIds.includes(Number(statOf(name)[1])),
  );
  // User and system time, and what both were of children that ended.
  const ticksOf = (id) => [11, 12, 13, 14].reduce((sum, at) => sum + Number(statOf(id)[at] ?? 0), 0);
  return [...processIds, ...children].reduce((sum, id) => sum + ticksOf(id), 0) * 10;
}

/** What Linux tells of a process after its name; empty when it has just ended. */
function statOf(processId) {
  try {
    return readFileSync(`/proc/${processId}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return [];
  }
}

/** The middle one of the numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}
