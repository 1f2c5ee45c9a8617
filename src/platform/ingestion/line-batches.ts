import { type Line, LineSplitter } from './line-splitter.ts';

/** Bounds of what is gathered before it is worked off. */
export interface Bounds {
  readonly lines: number;
  readonly bytes: number;
  /** Longest line, in bytes. */
  readonly lineBytes: number;
  /** Milliseconds to wait for more once there is something. */
  readonly lingerMs: number;
  /** Milliseconds to wait for anything. */
  readonly idleMs: number;
}

/** Why a stream of lines came to its end before the lines did. */
export class Cut extends Error {}

/**
 * Gathers lines into batches: as many as are allowed at once, or what has come when nothing more does for a moment.
 *
 * @param stopping tells when no further batch is wanted
 * @throws Cut when nothing comes for too long, or when it is to stop
 */
export async function* lineBatches(
  source: AsyncIterable<Buffer>,
  bounds: Bounds,
  stopping: AbortSignal,
): AsyncGenerator<readonly Line[]> {
  const splitter = new LineSplitter(bounds.lineBytes);
  const chunks = source[Symbol.asyncIterator]();
  const lines: Line[] = [];
  let bytes = 0;
  let next = chunks.next();
  for (;;) {
    const chunk = await first(next, lines.length > 0 ? bounds.lingerMs : bounds.idleMs, stopping);
    if (chunk === 'stopping') throw new Cut('The service is about to stop.');
    if (chunk === 'late' && lines.length === 0) throw new Cut(`Nothing came for ${bounds.idleMs / 1_000} s.`);
    if (chunk !== 'late') {
      if (chunk.done === true) break;
      next = chunks.next();
      // What comes of it is told when it is waited for.
      next.catch(() => undefined);
      lines.push(...splitter.push(chunk.value));
      bytes += chunk.value.length;
    }
    // What is left over begins the next batch: many small ones would cost more.
    for (; lines.length >= bounds.lines; bytes = sizeOf(lines)) yield lines.splice(0, bounds.lines);
    if (lines.length === 0 || (chunk !== 'late' && bytes < bounds.bytes)) continue;
    yield lines.splice(0);
    bytes = 0;
  }
  lines.push(...splitter.end());
  while (lines.length > 0) yield lines.splice(0, bounds.lines);
}

const sizeOf = (lines: readonly Line[]): number => lines.reduce((sum, { text }) => sum + (text?.length ?? 0), 0);

/** What comes first: the promise, the end of the time, or the end of the service. */
async function first<Value>(
  promise: Promise<Value>,
  withinMs: number,
  stopping: AbortSignal,
): Promise<Value | 'late' | 'stopping'> {
  let timer: NodeJS.Timeout | undefined;
  let onStop: (() => void) | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => {
      resolve('late');
    }, withinMs);
  });
  const stopped = new Promise<'stopping'>((resolve) => {
    onStop = () => {
      resolve('stopping');
    };
    if (stopping.aborted) onStop();
    else stopping.addEventListener('abort', onStop, { once: true });
  });
  try {
    return await Promise.race([stopped, promise, late]);
  } finally {
    clearTimeout(timer);
    if (onStop) stopping.removeEventListener('abort', onStop);
  }
}
