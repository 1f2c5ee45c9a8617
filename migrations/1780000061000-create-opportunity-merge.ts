import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Remembers merges of opportunities, so that they can be undone: what each of them did stands in the log. */
export class CreateOpportunityMerge1780000061000 implements MigrationInterface {
  name = 'CreateOpportunityMerge1780000061000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE opportunity_merge (
        workspace_id      uuid        NOT NULL,
        id                uuid        NOT NULL,
        merged_id         uuid        NOT NULL,
        into_id           uuid        NOT NULL,
        carried_count     int         NOT NULL DEFAULT 0,
        left_behind_count int         NOT NULL DEFAULT 0,
        undone_at         timestamptz,
        version           int         NOT NULL,
        created_at        timestamptz NOT NULL,
        updated_at        timestamptz NOT NULL,
        CONSTRAINT opportunity_merge_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT opportunity_merge_workspace_id_merged_id_fkey FOREIGN KEY (workspace_id, merged_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT opportunity_merge_workspace_id_into_id_fkey FOREIGN KEY (workspace_id, into_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX opportunity_merge_workspace_id_merged_id_idx ON opportunity_merge (workspace_id, merged_id);
      CREATE INDEX opportunity_merge_workspace_id_into_id_idx ON opportunity_merge (workspace_id, into_id);
      ${tenantTables('opportunity_merge')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE opportunity_merge`);
  }
}
