import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Workspaces, their keys, the change log and the memory of idempotent calls. */
export class CreateWorkspace1780000000000 implements MigrationInterface {
  name = 'CreateWorkspace1780000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE workspace (
        workspace_id  uuid        NOT NULL,
        id            uuid        NOT NULL,
        name          text        NOT NULL,
        time_zone     text        NOT NULL,
        week_start    text        NOT NULL,
        currency      text        NOT NULL,
        version       int         NOT NULL,
        created_at    timestamptz NOT NULL,
        updated_at    timestamptz NOT NULL,
        CONSTRAINT workspace_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT workspace_workspace_id_key UNIQUE (workspace_id),
        CONSTRAINT workspace_owns_itself CHECK (workspace_id = id),
        CONSTRAINT workspace_week_starts_on_a_day CHECK (week_start IN ('MONDAY', 'SATURDAY', 'SUNDAY'))
      );

      -- Tells a database in which nothing was ever founded from one whose workspaces a role without tenant cannot see.
      CREATE TABLE first_workspace (
        only_row   int  NOT NULL,
        founded_id uuid NOT NULL,
        CONSTRAINT first_workspace_only_row_pkey PRIMARY KEY (only_row),
        CONSTRAINT first_workspace_is_one CHECK (only_row = 1)
      );

      CREATE TABLE api_key (
        workspace_id  uuid        NOT NULL,
        id            uuid        NOT NULL,
        name          text        NOT NULL,
        scopes        text[]      NOT NULL,
        source_system text,
        expires_at    timestamptz,
        revoked_at    timestamptz,
        version       int         NOT NULL,
        created_at    timestamptz NOT NULL,
        updated_at    timestamptz NOT NULL,
        CONSTRAINT api_key_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT api_key_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE
      );

      CREATE TABLE api_key_secret (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        key_id       uuid        NOT NULL,
        hash         text        NOT NULL,
        created_at   timestamptz NOT NULL DEFAULT now(),
        valid_until  timestamptz,
        last_used_at timestamptz,
        CONSTRAINT api_key_secret_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT api_key_secret_workspace_id_key_id_fkey FOREIGN KEY (workspace_id, key_id)
          REFERENCES api_key (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX api_key_secret_workspace_id_key_id_idx ON api_key_secret (workspace_id, key_id);

      CREATE TABLE change_log (
        workspace_id    uuid        NOT NULL,
        transaction     xid8        NOT NULL DEFAULT pg_current_xact_id(),
        seq             bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
        entity_type     text        NOT NULL,
        entity_id       uuid        NOT NULL,
        entity_version  int         NOT NULL,
        operation       text        NOT NULL,
        key_id          uuid,
        on_behalf_of_id uuid,
        actor_name      text        NOT NULL,
        request_id      text        NOT NULL,
        at              timestamptz NOT NULL DEFAULT now(),
        image           jsonb       NOT NULL,
        changed_columns text[],
        subject_id      uuid,
        CONSTRAINT change_log_workspace_id_transaction_seq_pkey PRIMARY KEY (workspace_id, transaction, seq),
        CONSTRAINT change_log_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE
      );
      CREATE INDEX change_log_workspace_id_entity_id_seq_idx ON change_log (workspace_id, entity_id, seq);

      CREATE TABLE idempotency_key (
        workspace_id uuid        NOT NULL,
        mutation     text        NOT NULL,
        key          text        NOT NULL,
        input_hash   text        NOT NULL,
        answer       jsonb,
        created_at   timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_key_workspace_id_mutation_key_pkey PRIMARY KEY (workspace_id, mutation, key),
        CONSTRAINT idempotency_key_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE
      );
      CREATE INDEX idempotency_key_workspace_id_created_at_idx ON idempotency_key (workspace_id, created_at);
      ${tenantTables('workspace', 'api_key', 'api_key_secret', 'change_log', 'idempotency_key')}

      -- Before the tenant is known, a presented key may read itself, and only itself.
      CREATE POLICY api_key_presented ON api_key FOR SELECT
        USING (id = NULLIF(current_setting('app.api_key_id', true), '')::uuid);
      CREATE POLICY api_key_secret_presented ON api_key_secret FOR SELECT
        USING (key_id = NULLIF(current_setting('app.api_key_id', true), '')::uuid);
      CREATE INDEX api_key_id_idx ON api_key (id);
      CREATE INDEX api_key_secret_key_id_idx ON api_key_secret (key_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE idempotency_key, change_log, api_key_secret, api_key, first_workspace, workspace`);
  }
}
