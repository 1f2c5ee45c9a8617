import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Connections } from '../database/connections.ts';
import { BEGIN, Transaction } from '../database/transaction.ts';
import { Log } from '../log.ts';

/** Milliseconds between two writings. Chosen: "last used" is read by people, in minutes. */
const WRITE_EVERY_MS = 10_000;

/** Remembers when keys were last used, and writes it down in batches, so that no request pays for it. */
@Injectable()
export class KeyUse implements OnApplicationBootstrap, OnApplicationShutdown {
  private pending = new Map<string, { readonly workspaceId: string; readonly at: Date }>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly connections: Connections,
    private readonly log: Log,
  ) {}

  note(workspaceId: string, secretId: string): void {
    this.pending.set(secretId, { workspaceId, at: new Date() });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.write(), WRITE_EVERY_MS);
    this.timer.unref();
  }

  /** Requests have all been answered by now, and the pool is closed only afterwards. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.write();
  }

  private async write(): Promise<void> {
    const noted = [...this.pending];
    this.pending = new Map();
    for (const workspaceId of new Set(noted.map(([, use]) => use.workspaceId))) {
      const uses = noted.filter(([, use]) => use.workspaceId === workspaceId).map(([id, { at }]) => ({ id, at }));
      try {
        const session = await Transaction.begin(this.connections, BEGIN.WRITE, workspaceId);
        try {
          await session.sql`
            UPDATE api_key_secret AS secret SET last_used_at = used.at
            FROM jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) AS used (id uuid, at timestamptz)
            WHERE secret.workspace_id = ${workspaceId} AND secret.id = used.id`;
        } finally {
          await session.end('COMMIT');
        }
      } catch (fault) {
        // Only the time of last use is lost, and the next request notes it anew.
        this.log.warn({ fault }, 'could not write when keys were last used');
      }
    }
  }
}
