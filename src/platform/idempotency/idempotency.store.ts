import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refusal, Refused } from '../../domain/refusal.ts';
import type { Warning } from '../../domain/warning.ts';
import { Config } from '../config.ts';
import { Database } from '../database/database.ts';
import { databaseFault } from '../database/fault.ts';
import { Fault } from '../request/fault.ts';
import { currentCaller } from '../request/request.ts';
import { warn, withItsWarnings } from '../request/warn.ts';

/** Milliseconds to wait for a request in flight with the same key before the caller is told to try again. Chosen: a create takes less. */
const WAIT_FOR_FLIGHT_MS = 250;

/** Input of a create, which may be sent twice. */
export interface Repeatable {
  readonly idempotencyKey?: string | null;
}

/** What a call with an idempotency key left behind. */
interface Remembered {
  readonly inputHash: string;
  readonly answer: unknown;
  readonly warnings: readonly Warning[];
}

/** Remembers for 24 hours what a create answered and warned of, so that a retry answers the same and makes nothing anew. */
@Injectable()
export class IdempotencyStore {
  constructor(
    private readonly db: Database,
    private readonly config: Config,
  ) {}

  /**
   * Runs `work` in a transaction, at most once for an idempotency key of this API key and mutation.
   *
   * @returns what `work` returned, now or the first time: ids or receipts, never whole things
   * @throws Refused IDEMPOTENCY_KEY_REUSED when the key came with other input before
   * @throws Fault CONFLICT while the first request with the key is in flight
   */
  once<Answer>(mutation: string, input: Repeatable, work: () => Promise<Answer>): Promise<Answer> {
    const key = input.idempotencyKey;
    if (key === undefined || key === null) return this.db.transaction(work);
    const inputHash = createHash('sha256').update(canonical(input)).digest('hex');
    return this.db.transaction(async () => {
      const earlier = await this.take(mutation, key, inputHash);
      if (earlier) {
        if (earlier.inputHash !== inputHash)
          throw new Refused([refusal('IDEMPOTENCY_KEY_REUSED', {}, ['idempotencyKey'])]);
        warn(...earlier.warnings);
        return earlier.answer as Answer;
      }
      await this.forgetOld();
      const { result: answer, warnings } = await withItsWarnings(work);
      const { workspaceId, keyId } = currentCaller();
      await this.db.sql`
        UPDATE idempotency_key SET answer = ${JSON.stringify(answer)}::jsonb, warnings = ${JSON.stringify(warnings)}::jsonb
        WHERE workspace_id = ${workspaceId} AND api_key_id = ${keyId} AND mutation = ${mutation} AND key = ${key}`;
      return answer;
    });
  }

  /** Deletes a few keys that are out of date, so that the table stays small without maintenance. */
  private async forgetOld(): Promise<void> {
    await this.db.sql`
      DELETE FROM idempotency_key WHERE workspace_id = ${currentCaller().workspaceId} AND (api_key_id, mutation, key) IN (
        SELECT api_key_id, mutation, key FROM idempotency_key
        WHERE workspace_id = ${currentCaller().workspaceId} AND created_at < now() - interval '24 hours'
        LIMIT 10 FOR UPDATE SKIP LOCKED)`;
  }

  /** Takes the key for this transaction; answers with what stands there when it is taken already. */
  private async take(mutation: string, key: string, inputHash: string): Promise<Remembered | null> {
    const { workspaceId, keyId } = currentCaller();
    try {
      await this.db.sql`SELECT set_config('lock_timeout', ${String(WAIT_FOR_FLIGHT_MS)}, true)`;
      const taken = await this.db.sql`
        INSERT INTO idempotency_key AS known (workspace_id, api_key_id, mutation, key, input_hash)
        VALUES (${workspaceId}, ${keyId}, ${mutation}, ${key}, ${inputHash})
        ON CONFLICT (workspace_id, api_key_id, mutation, key) DO UPDATE SET input_hash = excluded.input_hash, answer = NULL, warnings = DEFAULT, created_at = now()
          WHERE known.created_at < now() - interval '24 hours'
        RETURNING key`;
      await this.db.sql`SELECT set_config('lock_timeout', ${String(this.config.OST_LOCK_TIMEOUT_MS)}, true)`;
      if (taken.length > 0) return null;
    } catch (fault) {
      if (databaseFault(fault)?.code !== '55P03') throw fault;
      throw new Fault('CONFLICT', 'A request with this idempotency key is in flight. Try again in a moment.');
    }
    const [earlier] = await this.db.sql<Remembered>`
      SELECT input_hash AS "inputHash", answer, warnings FROM idempotency_key
      WHERE workspace_id = ${workspaceId} AND api_key_id = ${keyId} AND mutation = ${mutation} AND key = ${key}`;
    if (!earlier) throw new Fault('CONFLICT', 'A request with this idempotency key was in flight. Try again.');
    return earlier;
  }
}

/** The input as text, the same whatever the order of its fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
