import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HomeLayout } from './database-home.ts';
import { beginningOf, commandLineOf } from './process-identity.ts';
import { isSocket, type ServerAddress, socketFile } from './server-address.ts';

/** A live server as its own pid file describes it. */
export interface RunningServer {
  readonly processId: number;
  readonly address: ServerAddress;
  /** `ready`, `starting`, `stopping` or `standby`; empty in its first moments. */
  readonly status: string;
}

/** The server that runs on this home's data, if one does. Its process is verified, since numbers are reused. */
export function runningServer(home: HomeLayout): RunningServer | undefined {
  const [processIdLine, folder = '', , port, socketFolder, , , status = ''] = pidFileOf(home);
  const processId = Number(processIdLine);
  if (beginningOf(processId) === undefined) return undefined;
  if (!isServer(commandLineOf(processId), folder)) return undefined;
  const host = socketFolder?.trim() ? socketFolder.trim() : '127.0.0.1';
  return { processId, address: { host, port: Number(port) }, status: status.trim() };
}

/**
 * The same for one who takes over: a process killed right after it spawned the server leaves one that has not yet
 * written its pid file, so it gets a few seconds to do so.
 */
export async function settledServer(home: HomeLayout): Promise<RunningServer | undefined> {
  const deadline = Date.now() + 3000;
  while (existsSync(home.spawning) && !runningServer(home) && Date.now() < deadline) await sleep(10);
  rmSync(home.spawning, { force: true });
  return runningServer(home);
}

/**
 * Removes what a server that has ended left to keep others out: its pid file, and the lock of its socket in our private
 * folder. Their number may belong to a stranger by now, or to a zombie that its parent has not buried: for either
 * PostgreSQL would refuse to start. It still detects by its shared memory if backends of a killed server remain.
 */
export function removeStaleLocks(home: HomeLayout, address: ServerAddress): void {
  if (runningServer(home)) return;
  rmSync(pidFile(home), { force: true });
  if (isSocket(address)) rmSync(`${socketFile(address)}.lock`, { force: true });
}

function isServer(commandLine: string, folder: string): boolean {
  return commandLine.includes('postgres') && (process.platform === 'win32' || commandLine.includes(` -D ${folder} `));
}

const pidFile = (home: HomeLayout) => path.join(home.cluster, 'postmaster.pid');

function pidFileOf(home: HomeLayout): string[] {
  try {
    return readFileSync(pidFile(home), 'utf8').split('\n');
  } catch {
    return [];
  }
}
