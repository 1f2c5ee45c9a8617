import { GRAPHQL_RESPONSE, type ResponseType } from '../http/accept-header.ts';
import { PARTIAL_SUCCESS, UNPROCESSABLE } from '../http/error-response.ts';
import { FAULTS, type FaultCode } from '../request/fault.ts';

/** What the status of an answer depends on. */
export interface Answered {
  /** Code of the first error; none where nothing failed. */
  readonly code: FaultCode | undefined;
  /** Whether the answer holds data, be it null: then the document was executed. */
  readonly executed: boolean;
  /** Whether the document could be parsed; null where the request had none. */
  readonly parsed: boolean | null;
  /** What the caller prefers to read. */
  readonly accepted: ResponseType;
}

/** Status of an answer, as GraphQL over HTTP of September 2026 has it. */
export function statusOf({ code, executed, parsed, accepted }: Answered): number {
  const isModern = accepted === GRAPHQL_RESPONSE;
  if (!code) return 200;
  if (executed) return isModern ? PARTIAL_SUCCESS : 200;
  // Who asks, when and how often decides on these, not the document.
  if (code !== 'BAD_REQUEST' && code !== 'TOO_COSTLY') return FAULTS[code].status;
  if (parsed === null) return UNPROCESSABLE;
  // Clients that take plain JSON alone are older than these statuses, and read the body of nothing but a success.
  if (!isModern) return 200;
  return code === 'BAD_REQUEST' && !parsed ? FAULTS.BAD_REQUEST.status : UNPROCESSABLE;
}
