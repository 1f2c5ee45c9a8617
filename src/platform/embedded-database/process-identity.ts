import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { childEnvironment } from './child-process.ts';
import { failedWith } from './embedded-database-error.ts';

/**
 * When a process began, in units of the system; undefined once it is gone. Numbers of processes are reused, the pair of
 * number and beginning is not. A zombie counts as gone: in a container without an init process it is never reaped.
 */
export function beginningOf(processId: number): string | undefined {
  if (!exists(processId)) return undefined;
  if (process.platform === 'linux') return beginningOnLinux(processId);
  // Windows has no cheap question for it; there the number alone must do.
  return process.platform === 'win32' ? '0' : beginningByPs(processId);
}

/** The program and arguments of a process, separated by blanks; on Windows the program alone. */
export function commandLineOf(processId: number): string {
  if (process.platform === 'win32') return tasklist(processId);
  if (process.platform !== 'linux') return ps(processId, 'command=');
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Waits until a process is gone; answers false when it outlives the patience. */
export async function isGoneWithin(processId: number, patienceMs: number): Promise<boolean> {
  const beginning = beginningOf(processId);
  const deadline = Date.now() + patienceMs;
  while (beginning !== undefined && beginningOf(processId) === beginning) {
    if (Date.now() >= deadline) return false;
    await sleep(10);
  }
  return true;
}

function exists(processId: number): boolean {
  // Zero and negative numbers would address whole groups of processes.
  if (!Number.isSafeInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (cause) {
    return failedWith(cause, 'EPERM');
  }
}

function beginningOnLinux(processId: number): string | undefined {
  try {
    const status = readFileSync(`/proc/${processId}/stat`, 'utf8');
    // The name stands in parentheses and may itself hold spaces and parentheses.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function beginningByPs(processId: number): string | undefined {
  const answer = ps(processId, 'stat=,lstart=');
  return answer === '' || answer.startsWith('Z') ? undefined : answer.replace(/^\S+\s+/, '').replaceAll(/\W/g, '');
}

function tasklist(processId: number): string {
  const options = { encoding: 'utf8', timeout: 5000, windowsHide: true } as const;
  return spawnSync('tasklist', ['/NH', '/FI', `PID eq ${processId}`], { ...options, env: childEnvironment }).stdout;
}

function ps(processId: number, columns: string): string {
  const options = { encoding: 'utf8', timeout: 2000, env: childEnvironment } as const;
  return spawnSync('ps', ['-ww', '-o', columns, '-p', String(processId)], options).stdout.trim();
}
