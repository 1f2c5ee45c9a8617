/** One thing that a subscriber does when a hook fires. */
export type Subscriber<Args> = (args: Args) => Promise<unknown>;

/**
 * An event of one feature on which others act within the same transaction. The feature that fires it declares it by
 * extending this class; any provider subscribes a method by `@Subscribe`. Subscribers are found at start and run one
 * after another, ordered by group, then by `after`.
 */
export abstract class Hook<Args> {
  private subscribers: readonly Subscriber<Args>[] = [];

  /** Sets the subscribers, in the order in which they run. Called once, at start. */
  fill(subscribers: readonly Subscriber<Args>[]): void {
    this.subscribers = subscribers;
  }

  /** Runs every subscriber. The first one that fails ends the transaction, and with it what the others did. */
  async fire(args: Args): Promise<void> {
    for (const subscriber of this.subscribers) await subscriber(args);
  }
}

/** What a hook tells its subscribers. */
export type HookArgs<Each> = Each extends Hook<infer Args> ? Args : never;

/** Class of a hook. */
export type HookClass<Args> = abstract new (...dependencies: never[]) => Hook<Args>;
