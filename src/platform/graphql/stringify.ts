import { yieldToEventLoop, shouldYield } from '../request/event-loop-yield.ts';

/** Values that are written in one go. Chosen: a fraction of a millisecond. */
const AT_ONCE = 500;

/** The answer as `JSON.stringify` writes it; a large one piece by piece, so that others get their turn in between. */
export function stringify(answer: object): string | Promise<string> {
  return isSmall(answer) ? `${JSON.stringify(answer)}\n` : join(pieces(answer));
}

async function join(all: Iterable<string>): Promise<string> {
  let text = '';
  for (const piece of all) {
    text += piece;
    if (shouldYield()) await yieldToEventLoop();
  }
  return `${text}\n`;
}

function* pieces(value: object): Generator<string> {
  const listed = Array.isArray(value);
  const entries = listed ? value.entries() : Object.entries(value).filter(([, each]) => each !== undefined);
  let before = listed ? '[' : '{';
  for (const [key, each] of entries as Iterable<[string | number, unknown]>) {
    yield listed ? before : `${before}${JSON.stringify(key)}:`;
    if (isSmall(each)) yield JSON.stringify(each);
    else yield* pieces(each as object);
    before = ',';
  }
  yield `${before === ',' ? '' : before}${listed ? ']' : '}'}`;
}

const isSmall = (value: unknown): boolean => typeof value !== 'object' || value === null || left(value, AT_ONCE) >= 0;

/** What is left of `most` after all values within one; below nothing as soon as there are more. Makes nothing on its way. */
function left(value: object, most: number): number {
  let rest = most;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length && rest >= 0; at++) rest = without((value as unknown[])[at], rest);
    return rest;
  }
  for (const key in value) {
    rest = without((value as Record<string, unknown>)[key], rest);
    if (rest < 0) break;
  }
  return rest;
}

const without = (value: unknown, rest: number): number =>
  typeof value === 'object' && value !== null ? left(value, rest - 1) : rest - 1;
