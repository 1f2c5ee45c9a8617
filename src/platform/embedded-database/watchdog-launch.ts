import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from './child-process.ts';
import type { HomeLayout } from './database-home.ts';

/** A sleeping process that signs the client off when this one dies without a chance to do so. */
export interface Watchdog {
  /** Ends it without any effect. */
  readonly dismiss: () => void;
}

// A shell waits in 1 MB where Node would take 40, and becomes Node when the pipe ends.
const WAIT_THEN_RUN = 'while read -r line; do :; done; exec "$@"';

/** Starts the watchdog of one client. It must live before the server does, or a kill in between leaves a stray server. */
export function launchWatchdog(home: HomeLayout, client: string): Watchdog {
  const here = fileURLToPath(import.meta.url);
  const program = path.join(path.dirname(here), `watchdog${path.extname(here)}`);
  const command = [process.execPath, program, home.folder, client, home.ephemeral ? 'ephemeral' : 'lasting'];
  const [file = '', ...args] =
    process.platform === 'win32' ? command : ['/bin/sh', '-c', WAIT_THEN_RUN, 'ost-watchdog', ...command];
  const child = spawn(file, args, {
    // Its own session: Ctrl-C in the terminal is meant for the application alone.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: path.parse(home.folder).root,
    env: childEnvironment,
    windowsHide: true,
  });
  // Without a watchdog everything still works, but for the clean-up after a kill.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  // A pipe to a child is a socket, whatever its type says; it must not keep this process from ending.
  if (child.stdin instanceof Socket) child.stdin.unref();
  const dismiss = () => {
    child.kill();
  };
  return { dismiss };
}
