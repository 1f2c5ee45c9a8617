import type { Config } from '../config.ts';

/** A query to begin with. */
export interface ExampleQuery {
  /** Said above it as a comment. */
  readonly says: string;
  /** As it stands in the editor. */
  readonly query: string;
}

/** An id that the examples ask about: the page finds it by a query of its own and fills it in. */
export interface KnownId {
  /** Name of the examples' variable. */
  readonly variable: string;
  /** Its one root field answers with `nodes`, the first of which has the id. */
  readonly query: string;
  /** What stands in the variable while there is no such thing. */
  readonly placeholder: string;
}

/** What the application shows in the IDE. */
export abstract class IdeContent {
  abstract readonly title: string;
  /** One tab each. */
  abstract readonly examples: readonly ExampleQuery[];
  abstract readonly knownId: KnownId;
  /** Finds a key for a person who sits at this very machine; null where there is none. */
  abstract readonly localKey: (config: Config) => Promise<string | null>;
}
