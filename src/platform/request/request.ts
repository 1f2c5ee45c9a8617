import { AsyncLocalStorage } from 'node:async_hooks';
import type { Scope } from '../../domain/scope.ts';
import type { Warning } from '../../domain/warning.ts';
import { AnswerProgress } from './answer-progress.ts';
import type { ReadSnapshot } from './read-snapshot.ts';
import { requestContext } from './request-context.ts';

/** Who asks: one API key of one workspace. */
export interface Caller {
  readonly workspaceId: string;
  readonly keyId: string;
  readonly keyName: string;
  /** Id of the token that came with the request; left out where none did. */
  readonly secretId?: string;
  readonly scopes: ReadonlySet<Scope>;
  /** Source system that the key is bound to; null when it is bound to none. */
  readonly sourceSystem: string | null;
  /** Person on whose behalf the key acts; null when for itself. */
  readonly onBehalfOf: string | null;
}

/** One request on its way: its name in logs and answers, who asks, and the snapshot it reads from. */
export class Request {
  /** The read snapshot, opened at the first statement; ended when the answer is ready. */
  snapshot: Promise<ReadSnapshot> | null = null;
  /** Set once the answer is complete, or its client has gone; what still runs of it reads nothing more. */
  over = false;
  /** Transactions of it that are under way. What still reads beside them belongs to a field that has failed. */
  transactions = 0;
  /** Statements sent to Postgres for it, transaction borders left out. */
  statements = 0;
  /** Rows that it has written so far; what is rolled back does not count. */
  changes = 0;
  /** Name of the operation that was asked for, as the document has it; null where it has none or was not understood. */
  operationName: string | null = null;
  /** Fields that the answer could hold, by the document; null where it was refused before it was measured. */
  cost: number | null = null;
  /** JSON values of its body. */
  values = 0;
  /** What was spent for it in advance, and how much of that is owed whatever the answer holds. */
  spent: { readonly inAdvance: number; readonly anyway: number } | null = null;
  /** Ends its share of what its workspace may have under way; null where it has none. */
  leave: (() => void) | null = null;
  /** System in whose name it changes something: what its key is bound to, or whose batch is ingested; null for none. */
  origin: string | null;
  /** What stood in place of ids, by these: a sentence calls a thing as its caller did. */
  readonly givenAs = new Map<string, string>();
  /** What the mutation that is under way warns of. */
  readonly warnings: Warning[] = [];
  /** How far the answer has been filled. */
  readonly progress = new AnswerProgress();
  /** Loaders of what was read from the snapshot; dropped with it, so that nothing is answered from before a change. */
  private loaders = new Map<unknown, unknown>();

  constructor(
    readonly id: string,
    readonly caller: Caller | null,
  ) {
    this.origin = caller?.sourceSystem ?? null;
  }

  /** The loader that `make` made when it was first asked for under this key. */
  loader<Loader>(key: unknown, make: () => Loader): Loader {
    const loaders = ownLoaders.getStore() ?? this.loaders;
    if (!loaders.has(key)) loaders.set(key, make());
    return loaders.get(key) as Loader;
  }

  /** Drops the loaders, and hands out the snapshot that they read from. */
  takeSnapshot(): Promise<ReadSnapshot> | null {
    const { snapshot } = this;
    this.snapshot = null;
    this.loaders = new Map();
    return snapshot;
  }
}

/** Loaders of a transaction: neither another try of it nor the rest of the request may be answered from them. */
const ownLoaders = new AsyncLocalStorage<Map<unknown, unknown>>();

/** Runs `work` with loaders of its own. */
export const withOwnLoaders = <T>(work: () => T): T => ownLoaders.run(new Map(), work);

/** Runs `work` as part of `request`. */
export const within = <T>(request: Request, work: () => T): T => requestContext.run(request, work);

/** The request that is being answered. */
export function currentRequest(): Request {
  const request = requestContext.getStore();
  if (!request) throw new Error('Nothing is being answered here.');
  return request;
}

/** The authenticated caller of the current request; throws when there is none. */
export function currentCaller(): Caller {
  const { caller } = currentRequest();
  if (!caller) throw new Error('No authenticated caller.');
  return caller;
}

/** A sentence with what the caller gave in place of the ids that it stands for. */
export const asGiven = (sentence: string, { givenAs }: Request = currentRequest()): string =>
  [...givenAs].reduce((text, [id, given]) => text.replaceAll(id, given), sentence);

/** Runs `work` in the name of a system: what it changes has it as its origin. */
export async function inNameOf<T>(system: string, work: () => Promise<T>): Promise<T> {
  const request = currentRequest();
  const before = request.origin;
  request.origin = system;
  try {
    return await work();
  } finally {
    request.origin = before;
  }
}
