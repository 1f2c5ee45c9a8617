import { spawn } from 'node:child_process';
import type { Account } from './server-account.ts';
import { EmbeddedDatabaseError, failedWith } from './embedded-database-error.ts';

/** All that a child of ours gets to see; on Windows Node adds what the system itself needs. */
export const childEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Spawn options shared by every program of the database; the folder is one that any account may enter. */
export function programOptions(account: Account | undefined) {
  return { ...account, cwd: process.platform === 'win32' ? undefined : '/', env: childEnvironment, windowsHide: true };
}

/** Runs a program to its end and answers what it wrote on its error output; rejects when it fails or takes too long. */
export function runToEnd(
  program: string,
  args: string[],
  { account, input = '', patienceMs = 60_000 }: { account: Account | undefined; input?: string; patienceMs?: number },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...programOptions(account),
      stdio: ['pipe', 'ignore', 'pipe'],
      timeout: patienceMs,
      killSignal: 'SIGKILL',
    });
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints = (complaints + text).slice(-4000)));
    // A program that ends early closes its input; its exit tells more than the broken pipe.
    child.stdin.on('error', () => undefined).end(input);
    child.once('error', (cause) => {
      reject(cannotRun(program, cause));
    });
    child.once('close', (code, signal) => {
      if (code === 0) resolve(complaints);
      else reject(new Error(`${program} ended with ${code ?? signal ?? 'nothing'}: ${complaints.trim()}`));
    });
  });
}

/** Explains why a program could not even be started. */
export function cannotRun(program: string, cause: Error): EmbeddedDatabaseError {
  const reason = failedWith(cause, 'ENOENT')
    ? 'the file is missing, or this system lacks the C library it needs (glibc; Alpine has another)'
    : cause.message;
  return new EmbeddedDatabaseError(
    `The embedded database cannot start because ${program} cannot run (${reason}); set DATABASE_URL to a PostgreSQL server of your own instead.`,
    { cause },
  );
}
