import { GraphQLError } from 'graphql';

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
  CURSOR_EXPIRED: {
    status: 410,
    description:
      'The cursor is of a database that another one has taken over from; take `changesHead`, read everything again, and go on after it.',
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

/** One of several problems of a request, which is told as an error of its own. */
export interface Problem {
  /** What is wrong, and what would be right. */
  readonly message: string;
  /** Variable or argument at fault, outermost first, list positions from 0; empty where no single value is. */
  readonly path: readonly string[];
}

/** A fault of several problems at once: the answer has an error for each of them. */
export class Faults extends Fault {
  constructor(
    code: FaultCode,
    readonly problems: readonly Problem[],
  ) {
    super(code, problems.map(({ message }) => message).join(' '));
  }
}
