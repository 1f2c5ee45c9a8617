import { AsyncResource } from 'node:async_hooks';

/**
 * Milliseconds for which answers are worked on before whatever else waits for the processor goes first. Chosen: nobody
 * notices them, and giving way costs next to nothing beside them.
 */
const TURN_MS = 5;

/** When the turn that is under way ends; null before somebody works in it. */
let ends: number | null = null;
const waiting: (() => void)[] = [];

/** Whether others should go first now. All work of a turn of the event loop shares the same few milliseconds. */
export function turnIsOver(): boolean {
  const now = performance.now();
  if (ends === null) {
    ends = now + TURN_MS;
    setImmediate(beginTurn);
  }
  return now >= ends;
}

/** Does `work` in a later turn, as part of the request in which it was asked for; first come, first served. */
export function inLaterTurn(work: () => void): void {
  const asker = new AsyncResource('turn');
  waiting.push(() => {
    asker.runInAsyncScope(work);
  });
  // Whoever asks begins a turn, if nobody has: so another one follows.
  turnIsOver();
}

/** Is fulfilled in a later turn. */
export const laterTurn = (): Promise<void> => new Promise(inLaterTurn);

/** Works through a list in its order and lets others go first whenever a turn is over. */
export async function inTurns<One, Answer>(list: readonly One[], work: (one: One) => Answer): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const one of list) {
    answers.push(work(one));
    if (turnIsOver()) await laterTurn();
  }
  return answers;
}

function beginTurn(): void {
  ends = null;
  do waiting.shift()?.();
  while (waiting.length > 0 && !turnIsOver());
}
