import { AsyncResource } from 'node:async_hooks';
import { requestContext } from './request-context.ts';
import { TenantLanes } from './tenant-lanes.ts';

/**
 * Milliseconds for which answers are worked on before whatever else waits for the processor goes first. Chosen:
 * they are too few to notice, and yielding costs next to nothing beside them.
 */
const SLICE_MS = 5;

/** When the current turn has to yield; null before any work is done in it. */
let ends: number | null = null;
/** Work for later turns. Tenants take turns, so that nobody waits behind all that one of them has asked for. */
const waiting = new TenantLanes<() => void>();

/** Whether others should go first now. All work of a turn of the event loop shares the same few milliseconds. */
export function shouldYield(): boolean {
  const now = performance.now();
  if (ends === null) {
    ends = now + SLICE_MS;
    setImmediate(beginSlice);
  }
  return now >= ends;
}

/** Does `work` in a later turn, as part of the request in which it was asked for; first come, first served within a tenant. */
export function runAfterYield(work: () => void): void {
  const asker = new AsyncResource('turn');
  waiting.add(requestContext.getStore()?.caller?.workspaceId ?? '', () => {
    asker.runInAsyncScope(work);
  });
  // This call begins a turn if none has begun, so that another one follows.
  shouldYield();
}

/** Is fulfilled in a later turn. */
export const yieldToEventLoop = (): Promise<void> => new Promise(runAfterYield);

/** Works through a list in its order and lets others go first whenever a turn is over. */
export async function mapYielding<One, Answer>(list: readonly One[], work: (one: One) => Answer): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const one of list) {
    answers.push(work(one));
    if (shouldYield()) await yieldToEventLoop();
  }
  return answers;
}

/** Runs work that pauses now and then to its end, and lets others go first whenever a turn is over. */
export async function runYielding<Answer>(work: Generator<undefined, Answer>): Promise<Answer> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (shouldYield()) await yieldToEventLoop();
  }
}

function beginSlice(): void {
  ends = null;
  do waiting.next()?.();
  while (!waiting.isEmpty && !shouldYield());
}
