import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';

/** Tenant of a transaction outside of any workspace. */
const NO_WORKSPACE = '00000000-0000-0000-0000-000000000000';

/** Finds consents that have expired. */
@Injectable()
export class ConsentExpiryStore {
  constructor(private readonly db: Database) {}

  /** Workspaces with a consent that has expired in some time zone. Runs outside of any workspace; one statement. */
  async workspaces(): Promise<string[]> {
    const found = await this.db.transaction(
      () => this.db.sql<{ id: string }>`SELECT id FROM workspaces_with_ended_consent() AS id ORDER BY id`,
      NO_WORKSPACE,
    );
    return found.map(({ id }) => id);
  }

  /** Up to `most` participants whose consent has expired by this day, locked; those that another transaction locks are skipped. */
  async lockExpired(today: string, most: number): Promise<string[]> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM participant
      WHERE workspace_id = ${currentCaller().workspaceId} AND consent_status = 'GIVEN' AND consent_expires_on < ${today}::date
      ORDER BY id LIMIT ${most} FOR NO KEY UPDATE SKIP LOCKED`;
    return found.map(({ id }) => id);
  }
}
