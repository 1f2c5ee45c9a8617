import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Whose words came in, and what systems call them. */
export class CreateParticipant1780000013000 implements MigrationInterface {
  name = 'CreateParticipant1780000013000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE account (
        workspace_id      uuid        NOT NULL,
        id                uuid        NOT NULL,
        source_system     text        COLLATE "C" NOT NULL,
        external_id       text        COLLATE "C" NOT NULL,
        name              text        NOT NULL,
        tier              text        COLLATE "C",
        value             float8,
        source_updated_at timestamptz,
        version           int         NOT NULL,
        created_at        timestamptz NOT NULL,
        updated_at        timestamptz NOT NULL,
        CONSTRAINT account_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT account_workspace_id_source_system_external_id_key UNIQUE (workspace_id, source_system, external_id),
        CONSTRAINT account_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE
      );

      CREATE TABLE participant (
        workspace_id         uuid        NOT NULL,
        id                   uuid        NOT NULL,
        alias                text,
        relationship         text        NOT NULL DEFAULT 'UNKNOWN',
        segments             text[]      NOT NULL DEFAULT '{}',
        persona_ids          uuid[]      NOT NULL DEFAULT '{}',
        account_id           uuid,
        consent_status       text        NOT NULL DEFAULT 'UNKNOWN',
        consent_scope        text[]      NOT NULL DEFAULT '{}',
        consent_expires_on   date,
        consent_changed_at   timestamptz,
        merged_into_id       uuid,
        redacted_at          timestamptz,
        erased_at            timestamptz,
        source_updated_at    timestamptz,
        version              int         NOT NULL,
        created_at           timestamptz NOT NULL,
        updated_at           timestamptz NOT NULL,
        CONSTRAINT participant_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT participant_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT participant_workspace_id_account_id_fkey FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, id),
        CONSTRAINT participant_workspace_id_merged_into_id_fkey FOREIGN KEY (workspace_id, merged_into_id)
          REFERENCES participant (workspace_id, id),
        CONSTRAINT participant_has_a_known_relationship CHECK (relationship IN ('USER', 'CHOOSER', 'BOTH', 'UNKNOWN')),
        CONSTRAINT participant_has_a_known_consent CHECK (consent_status IN ('UNKNOWN', 'GIVEN', 'EXPIRED', 'WITHDRAWN')),
        CONSTRAINT participant_erased_is_redacted CHECK (erased_at IS NULL OR (redacted_at IS NOT NULL AND alias IS NULL))
      );
      -- Hardly anybody is merged; an index of everybody would seem as good as the key to a planner without statistics.
      CREATE INDEX participant_workspace_id_merged_into_id_idx ON participant (workspace_id, merged_into_id) WHERE merged_into_id IS NOT NULL;
      CREATE INDEX participant_workspace_id_consent_expires_on_idx ON participant (workspace_id, consent_expires_on) WHERE consent_status = 'GIVEN' AND consent_expires_on IS NOT NULL;

      -- What systems call a participant. Its participant comes after it in a transaction: whoever is first to name one makes it.
      CREATE TABLE participant_identity (
        workspace_id   uuid        NOT NULL,
        id             uuid        NOT NULL,
        participant_id uuid        NOT NULL,
        system         text        COLLATE "C" NOT NULL,
        value          text        COLLATE "C" NOT NULL,
        created_at     timestamptz NOT NULL,
        CONSTRAINT participant_identity_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT participant_identity_workspace_id_system_value_key UNIQUE (workspace_id, system, value),
        CONSTRAINT participant_identity_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT participant_identity_workspace_id_participant_id_fkey FOREIGN KEY (workspace_id, participant_id)
          REFERENCES participant (workspace_id, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
      );
      CREATE INDEX participant_identity_workspace_id_participant_id_idx ON participant_identity (workspace_id, participant_id);

      CREATE TABLE participant_merge (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        from_id      uuid        NOT NULL,
        into_id      uuid        NOT NULL,
        moved        jsonb       NOT NULL,
        undone_at    timestamptz,
        version      int         NOT NULL,
        created_at   timestamptz NOT NULL,
        updated_at   timestamptz NOT NULL,
        CONSTRAINT participant_merge_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT participant_merge_workspace_id_from_id_fkey FOREIGN KEY (workspace_id, from_id)
          REFERENCES participant (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT participant_merge_workspace_id_into_id_fkey FOREIGN KEY (workspace_id, into_id)
          REFERENCES participant (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX participant_merge_workspace_id_from_id_idx ON participant_merge (workspace_id, from_id);
      CREATE INDEX participant_merge_workspace_id_into_id_idx ON participant_merge (workspace_id, into_id);

      -- What erased participants were called, as digests that name nobody: a source that sends them again brings nothing back.
      CREATE TABLE erased_identity (
        workspace_id   uuid        NOT NULL,
        digest         text        COLLATE "C" NOT NULL,
        participant_id uuid        NOT NULL,
        CONSTRAINT erased_identity_workspace_id_digest_pkey PRIMARY KEY (workspace_id, digest),
        CONSTRAINT erased_identity_workspace_id_participant_id_fkey FOREIGN KEY (workspace_id, participant_id)
          REFERENCES participant (workspace_id, id) ON DELETE CASCADE
      );
      ${tenantTables('account', 'participant', 'participant_identity', 'participant_merge', 'erased_identity')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE erased_identity, participant_merge, participant_identity, participant, account`);
  }
}
