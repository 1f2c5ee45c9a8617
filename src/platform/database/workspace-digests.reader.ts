import { createHash, createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { currentCaller } from '../request/request.ts';
import { Database } from './database.ts';

/** Most workspaces whose keys are kept in memory. Chosen: a key takes a hundred bytes. */
const MOST_KEPT = 10_000;

/**
 * Digests of names and words by which they are known again: HMAC-SHA256 under a random key of the workspace. Without the
 * key nobody can try out what a digest stands for, and no two workspaces have the same digest. The key never changes,
 * and leaves the database by no door.
 */
@Injectable()
export class WorkspaceDigests {
  private readonly keys = new LRUCache<string, Buffer>({ max: MOST_KEPT });

  constructor(private readonly db: Database) {}

  /** The digest of a text in the caller's workspace, in hexadecimal. */
  async of(text: string): Promise<string> {
    return digestUnder(await this.key(), text);
  }

  /** Makes digests of the caller's workspace; a statement only where this process has not read the key yet. */
  async maker(): Promise<(text: string) => string> {
    const key = await this.key();
    return (text) => digestUnder(key, text);
  }

  /** Makes digests of what systems call persons. */
  async nameMaker(): Promise<(system: string, value: string) => string> {
    const digest = await this.maker();
    const { workspaceId } = currentCaller();
    return (system, value) => digest(sha256(JSON.stringify([workspaceId, system, value])));
  }

  private async key(): Promise<Buffer> {
    const { workspaceId } = currentCaller();
    const kept = this.keys.get(workspaceId);
    if (kept) return kept;
    const [found] = await this.db.sql<{ key: Buffer }>`
      SELECT digest_key AS key FROM workspace WHERE workspace_id = ${workspaceId}`;
    if (!found) throw new Error('A caller has a workspace.');
    this.keys.set(workspaceId, found.key);
    return found.key;
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const digestUnder = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('hex');
