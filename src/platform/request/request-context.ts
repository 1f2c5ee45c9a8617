import { AsyncLocalStorage } from 'node:async_hooks';
import type { Request } from './request.ts';

/** The request that is being answered, for whatever is done for it; `within` sets it. */
export const requestContext = new AsyncLocalStorage<Request>();
