import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { Fault } from '../request/fault.ts';
import { type Caller, currentCaller } from '../request/request.ts';

/** Knows whether those who are answered for long still have a key. */
@Injectable()
export class ValidKeysReader {
  constructor(private readonly db: Database) {}

  /** Those of the tokens, by the ids of their secrets, that are valid still; one statement however many. */
  async validOf(secretIds: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.db.sql<{ id: string }>`
      SELECT secret.id FROM api_key_secret AS secret
      JOIN api_key AS key ON key.workspace_id = secret.workspace_id AND key.id = secret.key_id
      WHERE secret.workspace_id = ${currentCaller().workspaceId} AND secret.id = ANY(${secretIds}::uuid[])
        AND key.revoked_at IS NULL AND (key.expires_at IS NULL OR key.expires_at > now())
        AND (secret.valid_until IS NULL OR secret.valid_until > now())`;
    return new Set(found.map(({ id }) => id));
  }

  /** @throws Fault UNAUTHENTICATED where the caller's token is valid no longer */
  async checkValid({ secretId }: Caller): Promise<void> {
    if (secretId === undefined || !(await this.validOf([secretId])).has(secretId)) throw keyHasEnded();
  }
}

/** What is told to whoever was answered while their key ended. */
export const keyHasEnded = (): Fault =>
  new Fault('UNAUTHENTICATED', 'The key was revoked or replaced, or has expired: nothing more is told.');
