import { GraphQLError } from 'graphql';
import { databaseFault, isUnavailable, isUnwritable } from '../database/fault.ts';

/** Every code a top-level error can have, with its HTTP status where nothing of the request was executed. */
export const FAULTS = {
  BAD_REQUEST: { status: 400, description: 'The document, its variables or a cursor cannot be understood.' },
  UNAUTHENTICATED: { status: 401, description: 'No valid API key came with the request.' },
  FORBIDDEN: { status: 403, description: 'The key lacks a scope that the document needs.' },
  TOO_COSTLY: {
    status: 400,
    description: 'The document asks for more than one request may; the message says how to cut it.',
  },
  RATE_LIMITED: {
    status: 429,
    description: 'The key made too many requests; try again after the time in Retry-After.',
  },
  CONFLICT: { status: 409, description: 'The same idempotency key is being used by a request in flight; try again.' },
  UNAVAILABLE: { status: 503, description: 'The database cannot answer just now; try again.' },
  INTERNAL: { status: 500, description: 'A fault of ours; the request id finds it in the log.' },
} as const;

/** Code of a top-level error. */
export type FaultCode = keyof typeof FAULTS;

/** A top-level error that the caller is told about as it stands. */
export class Fault extends GraphQLError {
  constructor(
    readonly code: FaultCode,
    message: string,
    status: number = FAULTS[code].status,
  ) {
    super(message, { extensions: { code, http: { status } } });
  }
}

/** What a caller is told of something that went wrong: a fault as it stands, all else masked. */
export function faultOf(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  if (isUnavailable(thrown))
    return new Fault(
      'UNAVAILABLE',
      'The database cannot answer just now. Nothing was changed unless you are told so; try again.',
    );
  if (databaseFault(thrown)?.constraint === 'change_log_workspace_id_on_behalf_of_id_fkey')
    return new Fault('BAD_REQUEST', 'X-On-Behalf-Of names no person of this workspace.');
  if (isUnwritable(thrown)) return new Fault('BAD_REQUEST', 'A text holds the character U+0000, which is none.');
  return new Fault('INTERNAL', 'Something went wrong on our side.');
}
