import type { Type } from '@nestjs/common';
import type { HookClass } from './hook.ts';

/** A method that subscribes to a hook. */
export interface Subscription {
  readonly hook: HookClass<never>;
  /** Name of the method that runs. */
  readonly method: string;
  /** Classes whose subscriptions to the same hook run before this one. */
  readonly after: readonly Type[];
}

const subscriptions = new Map<object, Subscription[]>();

/**
 * Runs the method whenever the hook fires, in the same transaction.
 *
 * @param after classes whose subscriptions to the hook must run first; those of earlier groups do anyway
 */
export const Subscribe =
  <Args>(hook: HookClass<Args>, { after = [] }: { readonly after?: readonly Type[] } = {}) =>
  <Method extends string>(
    prototype: { readonly [Name in Method]: (args: Args) => Promise<unknown> },
    method: Method,
  ): void => {
    const known = subscriptions.get(prototype) ?? [];
    subscriptions.set(prototype, [...known, { hook: hook, method, after }]);
  };

/** The subscriptions of a class, in the order of its methods. */
export const subscriptionsOf = (subscriber: Type): readonly Subscription[] =>
  subscriptions.get(subscriber.prototype as object) ?? [];
