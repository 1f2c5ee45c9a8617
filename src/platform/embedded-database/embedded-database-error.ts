/** Why the embedded database cannot serve, in one sentence that also says what to do. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';

  /** Leaves an explained failure as it is, and explains any other one. */
  static from(cause: unknown): EmbeddedDatabaseError {
    if (cause instanceof EmbeddedDatabaseError) return cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new EmbeddedDatabaseError(
      `The embedded database cannot start (${reason}); set DATABASE_URL to a PostgreSQL server of your own instead.`,
      { cause },
    );
  }
}

/** Is this a failed system call with one of these codes, for example ENOENT? Errors of another realm count, as under Jest. */
export function failedWith(cause: unknown, ...codes: string[]): boolean {
  return typeof cause === 'object' && cause !== null && 'code' in cause && codes.includes(String(cause.code));
}
