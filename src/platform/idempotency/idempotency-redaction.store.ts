import { Injectable } from '@nestjs/common';
import type { RepeatedWords } from '../../domain/foundation/text/repeated-words.ts';
import { Database } from '../database/database.ts';
import { currentCaller } from '../request/request.ts';

/** Forgets answers that repeat a person's words: a call that is sent again is then carried out again. */
@Injectable()
export class IdempotencyRedactionStore {
  constructor(private readonly db: Database) {}

  /** Removes keys that hold a passage, in the key itself, in the answer or in what it warned of; reads all keys of the last day. */
  async forget(words: RepeatedWords): Promise<void> {
    const { workspaceId } = currentCaller();
    const kept = await this.db.sql<{ place: string; key: string; told: unknown }>`
      SELECT ctid::text AS place, key, jsonb_build_array(answer, warnings) AS told FROM idempotency_key WHERE workspace_id = ${workspaceId} FOR UPDATE SKIP LOCKED`;
    const places = kept
      .filter(({ key, told }) => JSON.stringify(words.takenOutOfEach([key, told])) !== JSON.stringify([key, told]))
      .map(({ place }) => place);
    await this.db.sql`
      DELETE FROM idempotency_key WHERE workspace_id = ${workspaceId} AND ctid = ANY(${places}::tid[])`;
  }
}
