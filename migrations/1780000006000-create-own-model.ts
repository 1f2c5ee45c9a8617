import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Scoring models that workspaces define for themselves, version by version. */
export class CreateOwnModel1780000006000 implements MigrationInterface {
  name = 'CreateOwnModel1780000006000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE own_model (
        workspace_id   uuid        NOT NULL,
        id             uuid        NOT NULL,
        name           text        NOT NULL,
        description    text,
        model_version  int         NOT NULL,
        archived_at    timestamptz,
        archive_reason text,
        version        int         NOT NULL,
        created_at     timestamptz NOT NULL,
        updated_at     timestamptz NOT NULL,
        CONSTRAINT own_model_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT own_model_workspace_id_fkey FOREIGN KEY (workspace_id)
          REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT own_model_is_archived_for_a_reason CHECK ((archived_at IS NULL) = (archive_reason IS NULL))
      );

      -- Never changed, only added to: a score is explained for ever by the version that it was taken with.
      CREATE TABLE own_model_version (
        workspace_id  uuid        NOT NULL,
        id            uuid        NOT NULL,
        own_model_id  uuid        NOT NULL,
        model_version int         NOT NULL,
        unit          text        NOT NULL,
        applies_to    text[]      NOT NULL,
        definition    jsonb       NOT NULL,
        created_at    timestamptz NOT NULL,
        CONSTRAINT own_model_version_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT own_model_version_workspace_id_own_model_id_model_version_key
          UNIQUE (workspace_id, own_model_id, model_version),
        CONSTRAINT own_model_version_workspace_id_own_model_id_fkey FOREIGN KEY (workspace_id, own_model_id)
          REFERENCES own_model (workspace_id, id) ON DELETE CASCADE
      );
      ${tenantTables('own_model', 'own_model_version')}

      ALTER TABLE score ADD CONSTRAINT score_workspace_id_own_model_id_fkey FOREIGN KEY (workspace_id, own_model_id)
        REFERENCES own_model (workspace_id, id) ON DELETE CASCADE;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE score DROP CONSTRAINT score_workspace_id_own_model_id_fkey;
      DROP TABLE own_model_version, own_model;
    `);
  }
}
