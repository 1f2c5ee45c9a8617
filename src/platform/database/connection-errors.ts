import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { StartRefused } from '../config.ts';

/** Milliseconds that a start waits for Postgres. Chosen: a person who waits for a start should know within ten seconds. */
export const CONNECT_PATIENCE_MS = 8_000;

/** What Postgres refuses a start with. Each says who wanted in where, and never with which password. */
const REFUSALS: Readonly<Record<string, (to: pg.Client, said: string) => string>> = {
  '28P01': (to, said) => `role "${to.user ?? ''}" cannot log in: ${said}`,
  '28000': (to, said) => `role "${to.user ?? ''}" cannot log in: ${said}`,
  '3D000': (to) => `there is no database "${to.database ?? ''}"`,
  '42501': (to, said) => `role "${to.user ?? ''}" may not do what this takes: ${said}`,
  '53300': (_, said) => said,
  '57P03': (_, said) => said,
};

/** The driver reports these as plain errors, without a code. */
const NO_WAY = /timeout|Connection terminated|SSL|SASL|SCRAM|password/i;

/**
 * Does `work` on the database that a setting names, and turns what stands in the way into one sentence.
 *
 * @throws StartRefused that names the setting, the host and the cause
 */
export async function explainConnectionErrors<T>(setting: string, url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    const reason = fault instanceof StartRefused ? null : reasonOf(fault, url);
    if (reason === null) throw fault;
    const { host, port } = new pg.Client({ connectionString: url });
    throw new StartRefused(`${setting}: the database server at ${host}:${port} cannot be used: ${reason}.`);
  }
}

function reasonOf(thrown: unknown, url: string): string | null {
  const fault: unknown = thrown instanceof QueryFailedError ? thrown.driverError : thrown;
  if (!(fault instanceof Error)) return null;
  const { code, message } = fault as NodeJS.ErrnoException;
  if (fault instanceof pg.DatabaseError)
    return REFUSALS[code ?? '']?.(new pg.Client({ connectionString: url }), message) ?? null;
  // Trying several addresses of one name fails with a code and no message.
  if (code !== undefined || NO_WAY.test(message)) return message || (code ?? null);
  return null;
}
