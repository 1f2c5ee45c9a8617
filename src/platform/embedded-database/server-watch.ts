import type { HomeLayout } from './database-home.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { beginningOf } from './process-identity.ts';

/** Milliseconds between two looks at the server. Chosen: a service that lost it ends within five seconds, and a look reads one small file. */
const LOOK_EVERY_MS = 1_000;

/** Notices when the server ends that this process uses. */
export interface ServerWatch {
  /** Is aborted, with an {@link EmbeddedDatabaseError}, once the server has ended though this process still uses it. */
  readonly lost: AbortSignal;
  /** Looks no more, before the server is stopped in order. */
  readonly end: () => void;
}

/** Looks at the server's process from time to time. It may be the child of another process, so nothing tells of its end. */
export function watchServer(home: HomeLayout, processId: number): ServerWatch {
  const beginning = beginningOf(processId);
  const loss = new AbortController();
  const timer = setInterval(() => {
    if (beginning !== undefined && beginningOf(processId) === beginning) return;
    clearInterval(timer);
    loss.abort(
      new EmbeddedDatabaseError(
        `The embedded database (pid ${processId}) has ended though nobody stopped it here; start again, which starts it too. Its log is ${home.log}.`,
      ),
    );
  }, LOOK_EVERY_MS);
  timer.unref();
  const end = () => {
    clearInterval(timer);
  };
  return { lost: loss.signal, end };
}
