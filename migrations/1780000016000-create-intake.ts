import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** How much came in from where, and what became of it. */
export class CreateIntake1780000016000 implements MigrationInterface {
  name = 'CreateIntake1780000016000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE intake (
        workspace_id  uuid        NOT NULL,
        source_system text        COLLATE "C" NOT NULL,
        sort     text        COLLATE "C" NOT NULL,
        status        text        COLLATE "C" NOT NULL,
        day           date        NOT NULL,
        items         bigint      NOT NULL,
        last_at       timestamptz NOT NULL,
        CONSTRAINT intake_workspace_id_source_system_sort_status_day_pkey
          PRIMARY KEY (workspace_id, source_system, sort, status, day),
        CONSTRAINT intake_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE
      );
      ${tenantTables('intake')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE intake`);
  }
}
