import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Connections } from '../database/connections.ts';
import { queryOnce } from '../database/transaction.ts';
import type { Caller } from '../request/request.ts';
import { keyIdOf, isToken } from './key-token.ts';
import { KeyUse } from './key-use.store.ts';
import { isScope } from '../../domain/scope.ts';

interface Presented {
  readonly workspaceId: string;
  readonly keyId: string;
  readonly keyName: string;
  readonly scopes: readonly string[];
  readonly sourceSystem: string | null;
  readonly secretId: string;
  readonly hash: string;
}

/** Keys of which the workspace is remembered. Chosen: some hundred kilobytes. */
const MOST_REMEMBERED = 10_000;
/** Takes the turns of keys that were never seen: whoever makes keys up waits behind others who do. */
const UNSEEN = 'keys that were never seen';

/** Finds out who presents a key. */
@Injectable()
export class PresentedKeyReader {
  /** Workspace of each key that was seen lately: in whose turn it is looked up. */
  private readonly seen = new LRUCache<string, string>({ max: MOST_REMEMBERED });

  constructor(
    private readonly connections: Connections,
    private readonly use: KeyUse,
  ) {}

  /**
   * Who the token belongs to; null when it is wrong, expired, revoked or replaced. One round trip, every time:
   * a revoked key is refused at once, by every process.
   */
  async caller(token: string): Promise<Caller | null> {
    const keyId = keyIdOf(token);
    if (keyId === null) return null;
    // The setting lets this one statement see this one key, whatever workspace it is of.
    const secrets = await queryOnce<Presented>(
      this.connections,
      this.seen.get(keyId) ?? UNSEEN,
      `SELECT set_config('app.api_key_id', '${keyId}', true);
       SELECT key.workspace_id AS "workspaceId", key.id AS "keyId", key.name AS "keyName", key.scopes,
              key.source_system AS "sourceSystem", secret.id AS "secretId", secret.hash
       FROM api_key AS key JOIN api_key_secret AS secret ON secret.workspace_id = key.workspace_id AND secret.key_id = key.id
       WHERE key.id = '${keyId}' AND secret.key_id = '${keyId}' AND key.revoked_at IS NULL
         AND (key.expires_at IS NULL OR key.expires_at > now()) AND (secret.valid_until IS NULL OR secret.valid_until > now())`,
    );
    const secret = secrets.find(({ hash }) => isToken(token, hash));
    if (!secret) return null;
    this.seen.set(keyId, secret.workspaceId);
    this.use.note(secret.workspaceId, secret.secretId);
    const { workspaceId, keyName, secretId, scopes, sourceSystem } = secret;
    return {
      workspaceId,
      keyId,
      keyName,
      secretId,
      sourceSystem,
      onBehalfOf: null,
      scopes: new Set(scopes.filter(isScope)),
    };
  }

  /** Whether a caller may act for a person: for those of its own workspace who are not archived, by id. One round trip. */
  async mayActFor({ workspaceId }: Caller, personId: string): Promise<boolean> {
    const persons = await queryOnce(
      this.connections,
      workspaceId,
      `SELECT set_config('app.workspace_id', '${workspaceId}', true);
       SELECT FROM person WHERE workspace_id = '${workspaceId}' AND id = '${personId}' AND archived_at IS NULL`,
    );
    return persons.length > 0;
  }
}
