import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Filters and orders of lists that a workspace keeps under names. */
export class CreateSavedView1780000069000 implements MigrationInterface {
  name = 'CreateSavedView1780000069000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE saved_view (
        workspace_id   uuid        NOT NULL,
        id             uuid        NOT NULL,
        name           text        NOT NULL,
        name_key       text        COLLATE "C" NOT NULL GENERATED ALWAYS AS (lower(normalize(name, NFKC))) STORED,
        description    text,
        list           text        NOT NULL,
        filter         jsonb,
        order_by       jsonb,
        version        int         NOT NULL,
        created_at     timestamptz NOT NULL,
        updated_at     timestamptz NOT NULL,
        archived_at    timestamptz,
        archive_reason text,
        CONSTRAINT saved_view_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT saved_view_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT saved_view_archived_with_a_reason CHECK ((archived_at IS NULL) = (archive_reason IS NULL))
      );
      CREATE UNIQUE INDEX saved_view_workspace_id_name_key_idx ON saved_view (workspace_id, name_key)
        WHERE archived_at IS NULL;
      ${tenantTables('saved_view')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE saved_view`);
  }
}
