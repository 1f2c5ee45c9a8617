import { shouldYield, yieldToEventLoop } from '../request/event-loop-yield.ts';
import { type Line, LineSplitter } from './line-splitter.ts';

/** How much a batch gathers at most, and how long it waits. */
export interface BatchLimits {
  readonly lines: number;
  readonly bytes: number;
  /** Longest line, in bytes. */
  readonly lineBytes: number;
  /** Milliseconds to wait for more lines once there is one. */
  readonly lingerMs: number;
  /** Milliseconds to wait for the first line, and for the end of one that has begun. */
  readonly idleMs: number;
}

/** Bytes that are split in one go: of the shortest lines they hold a thousand, which take a few milliseconds. */
const BYTES_AT_ONCE = 2_048;

/** Ends a stream before its last line; the message tells the client why. */
export class StreamAborted extends Error {}

/**
 * Gathers lines into batches: as many as the limits allow, or fewer where no more come for a moment.
 *
 * @param stopping aborted when the service is about to stop
 * @throws StreamAborted when nothing comes for too long, or the service is about to stop
 */
export async function* lineBatches(
  source: AsyncIterable<Buffer>,
  limits: BatchLimits,
  stopping: AbortSignal,
): AsyncGenerator<readonly Line[]> {
  const splitter = new LineSplitter(limits.lineBytes);
  const chunks = source[Symbol.asyncIterator]();
  const lines: Line[] = [];
  let bytes = 0;
  let next = chunks.next();
  // Counts from the last line, not from the last byte: one byte now and then would keep a stream for ever.
  let since = performance.now();
  for (;;) {
    const idleMs = Math.max(limits.idleMs - (performance.now() - since), 1);
    const chunk = await first(next, lines.length > 0 ? limits.lingerMs : idleMs, stopping);
    if (chunk === 'stopping') throw new StreamAborted('The service is about to stop.');
    if (chunk === 'late' && lines.length === 0) throw new StreamAborted(`Nothing came for ${limits.idleMs / 1_000} s.`);
    if (chunk !== 'late') {
      if (chunk.done === true) break;
      next = chunks.next();
      // A failure is thrown where the chunk is awaited.
      next.catch(() => undefined);
      for (let at = 0; at < chunk.value.length; at += BYTES_AT_ONCE) {
        lines.push(...splitter.split(chunk.value.subarray(at, at + BYTES_AT_ONCE)));
        if (shouldYield()) await yieldToEventLoop();
      }
      if (lines.length > 0) since = performance.now();
      bytes += chunk.value.length;
    }
    // The rest begins the next batch: many small batches would cost more.
    for (; lines.length >= limits.lines; bytes = sizeOf(lines)) {
      yield lines.splice(0, limits.lines);
      since = performance.now();
    }
    if (lines.length === 0 || (chunk !== 'late' && bytes < limits.bytes)) continue;
    yield lines.splice(0);
    since = performance.now();
    bytes = 0;
  }
  lines.push(...splitter.end());
  while (lines.length > 0) yield lines.splice(0, limits.lines);
}

const sizeOf = (lines: readonly Line[]): number => lines.reduce((sum, { text }) => sum + (text?.length ?? 0), 0);

/** The first of three: the promise, the end of the time, or the end of the service. */
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
