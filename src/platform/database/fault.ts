import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { Fault } from '../request/fault.ts';
import { RestartTransaction } from './restart-transaction.ts';

/** What Postgres or the pool said, as far as it matters to a caller. */
export interface DatabaseFault {
  readonly code: string;
  readonly constraint: string | null;
}

/** Looks into a fault for what Postgres said; null when it did not come from there. */
export function databaseFault(fault: unknown): DatabaseFault | null {
  const source = (fault instanceof QueryFailedError ? fault.driverError : fault) as
    Partial<DatabaseFault> | null | undefined;
  if (typeof source?.code === 'string') return { code: source.code, constraint: source.constraint ?? null };
  return isConnectionLost(source) ? { code: CONNECTION_FAILURE, constraint: null } : null;
}

/** Postgres' own code for a connection that failed. */
const CONNECTION_FAILURE = '08006';

/**
 * Errors that carry no code, though the connection failed. One that breaks between two statements is given back by
 * TypeORM itself: the next statement, a COMMIT perhaps, learns only that its runner is released.
 */
const isConnectionLost = (fault: unknown): boolean =>
  fault instanceof QueryRunnerAlreadyReleasedError || (fault instanceof Error && CONNECTION_LOST.test(fault.message));

// pg reports a full pool and a broken connection as plain errors without a code.
const CONNECTION_LOST =
  /timeout exceeded when trying to connect|Connection terminated|not queryable|Client was closed|timeout expired/i;

const RETRYABLE = new Set(['40001', '40P01']);
/** Classes and codes by which Postgres, or the way to it, says: not now. */
const UNAVAILABLE = /^(08|53|57P|57014|55P03|25P0[34]|ECONN|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)/;

/** Whether the same transaction may well succeed if tried again: a serialisation fault, a deadlock, or a restart of our own. */
export const isRetryable = (fault: unknown): boolean =>
  fault instanceof RestartTransaction || RETRYABLE.has(databaseFault(fault)?.code ?? '');

/** Whether the database cannot answer just now, though nothing is wrong with the request. */
export const isUnavailable = (fault: unknown): boolean =>
  (fault instanceof Fault && fault.code === 'UNAVAILABLE') ||
  isRetryable(fault) ||
  UNAVAILABLE.test(databaseFault(fault)?.code ?? '');

/** Whether another row has the same unique key already. */
export const isKeyTaken = (fault: unknown): boolean => databaseFault(fault)?.code === '23505';

/** Whether a text came along that Postgres cannot hold: U+0000, wherever it stood. */
export const isUnwritable = (fault: unknown): boolean => /^(22021|22P05)$/.test(databaseFault(fault)?.code ?? '');

/** Whether a row was to be added to a workspace that another transaction has deleted since this one began. */
const isWorkspaceGone = (fault: unknown): boolean => {
  const { code = '', constraint = null } = databaseFault(fault) ?? {};
  return code === '23503' && /_workspace_id_fkey$/.test(constraint ?? '');
};

/** What callers are told whose workspace was deleted while they were answered. */
export const workspaceGone = (): Fault =>
  new Fault(
    'UNAUTHENTICATED',
    'The workspace of this key has just been deleted, and the key with it. Nothing was changed.',
  );

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
  if (isWorkspaceGone(thrown)) return workspaceGone();
  if (isUnwritable(thrown)) return new Fault('BAD_REQUEST', 'A text holds the character U+0000, which is none.');
  return new Fault('INTERNAL', 'Something went wrong on our side.');
}
