import type { Type } from '@nestjs/common';

/** What has to be put in order: who subscribes, and which other subscribers run before. */
export interface Ordered {
  readonly subscriber: Type;
  readonly after: readonly Type[];
}

/**
 * Puts subscriptions to one hook in order: as given, but for those that must wait for others.
 *
 * @throws Error that names the subscriber whose `after` names no subscriber of the hook, or waits for itself
 */
export function inOrder<Each extends Ordered>(subscriptions: readonly Each[]): Each[] {
  const ordered: Each[] = [];
  const place = (each: Each, waiting: readonly Each[]): void => {
    if (ordered.includes(each)) return;
    if (waiting.includes(each)) throw new Error(`${each.subscriber.name} runs after itself.`);
    for (const earlier of each.after) {
      const found = subscriptions.filter(({ subscriber }) => subscriber === earlier);
      if (found.length === 0)
        throw new Error(`${each.subscriber.name} runs after ${earlier.name}, which does not subscribe to the hook.`);
      for (const one of found) place(one, [...waiting, each]);
    }
    ordered.push(each);
  };
  for (const each of subscriptions) place(each, []);
  return ordered;
}
