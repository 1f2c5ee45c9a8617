import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Whose words came in, what was heard, seen or measured, and what it is evidence of. */
export class CreateInsight1780000013000 implements MigrationInterface {
  name = 'CreateInsight1780000013000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE account (
        workspace_id      uuid        NOT NULL,
        id                uuid        NOT NULL,
        source_system     text        COLLATE "C" NOT NULL,
        external_id       text        COLLATE "C" NOT NULL,
        name              text,
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
        CONSTRAINT participant_has_a_known_consent CHECK (consent_status IN ('UNKNOWN', 'GIVEN', 'WITHDRAWN')),
        CONSTRAINT participant_erased_is_redacted CHECK (erased_at IS NULL OR (redacted_at IS NOT NULL AND alias IS NULL))
      );
      CREATE INDEX participant_workspace_id_merged_into_id_idx ON participant (workspace_id, merged_into_id);

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

      CREATE TABLE insight (
        workspace_id      uuid        NOT NULL,
        id                uuid        NOT NULL,
        source_system     text        COLLATE "C" NOT NULL,
        external_id       text        COLLATE "C" NOT NULL,
        content_hash      text        COLLATE "C" NOT NULL,
        source_updated_at timestamptz,
        received_at       timestamptz NOT NULL,
        state             text        COLLATE "C" NOT NULL,
        kind              text        COLLATE "C" NOT NULL,
        sensing_channel   text        COLLATE "C" NOT NULL,
        channel_is_told   boolean     NOT NULL DEFAULT false,
        elicitation       text        COLLATE "C",
        channel           text        COLLATE "C",
        url               text,
        occurred_at       timestamptz NOT NULL,
        title             text,
        body              text,
        participant_id    uuid,
        account_id        uuid,
        interview_id      uuid,
        tags              text[]      NOT NULL DEFAULT '{}',
        language          text        COLLATE "C",
        metadata          jsonb,
        dismiss_reason    text,
        duplicate_of_id   uuid,
        redacted_at       timestamptz,
        version           int         NOT NULL,
        created_at        timestamptz NOT NULL,
        updated_at        timestamptz NOT NULL,
        CONSTRAINT insight_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT insight_workspace_id_source_system_external_id_key UNIQUE (workspace_id, source_system, external_id),
        CONSTRAINT insight_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT insight_workspace_id_participant_id_fkey FOREIGN KEY (workspace_id, participant_id) REFERENCES participant (workspace_id, id),
        CONSTRAINT insight_workspace_id_account_id_fkey FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, id),
        CONSTRAINT insight_workspace_id_duplicate_of_id_fkey FOREIGN KEY (workspace_id, duplicate_of_id) REFERENCES insight (workspace_id, id),
        CONSTRAINT insight_is_somewhere_in_triage CHECK (state IN ('INBOX', 'LINKED', 'DISMISSED', 'DUPLICATE', 'DELETED')),
        CONSTRAINT insight_senses_through_one_of_three CHECK (sensing_channel IN ('TACTICAL', 'STRATEGIC', 'TECHNOLOGICAL')),
        CONSTRAINT insight_deleted_says_nothing CHECK (state <> 'DELETED' OR (title IS NULL AND body IS NULL))
      );
      CREATE INDEX insight_workspace_id_state_occurred_at_id_idx ON insight (workspace_id, state, occurred_at, id);
      CREATE INDEX insight_workspace_id_occurred_at_id_idx ON insight (workspace_id, occurred_at, id);
      CREATE INDEX insight_workspace_id_source_system_received_at_idx ON insight (workspace_id, source_system, received_at);
      CREATE INDEX insight_workspace_id_participant_id_idx ON insight (workspace_id, participant_id);
      CREATE INDEX insight_workspace_id_interview_id_idx ON insight (workspace_id, interview_id) WHERE interview_id IS NOT NULL;

      CREATE TABLE quote (
        workspace_id      uuid        NOT NULL,
        id                uuid        NOT NULL,
        insight_id        uuid        NOT NULL,
        natural_key       text        COLLATE "C" NOT NULL,
        external_id       text        COLLATE "C",
        place             int         NOT NULL,
        text              text,
        origin            text        NOT NULL,
        starts_at_seconds float8,
        ends_at_seconds   float8,
        withdrawn_at      timestamptz,
        version           int         NOT NULL,
        created_at        timestamptz NOT NULL,
        updated_at        timestamptz NOT NULL,
        CONSTRAINT quote_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT quote_workspace_id_insight_id_natural_key_key UNIQUE (workspace_id, insight_id, natural_key),
        CONSTRAINT quote_workspace_id_insight_id_fkey FOREIGN KEY (workspace_id, insight_id)
          REFERENCES insight (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT quote_is_of_a_known_origin CHECK (origin IN ('VERBATIM', 'RESTATED', 'COMPOSED'))
      );

      CREATE TABLE evidence (
        workspace_id   uuid        NOT NULL,
        id             uuid        NOT NULL,
        insight_id     uuid        NOT NULL,
        quote_id       uuid,
        node_id        uuid,
        assumption_id  uuid,
        claim_id       uuid,
        target_id      uuid        NOT NULL,
        stance         text        COLLATE "C" NOT NULL,
        class          text        COLLATE "C" NOT NULL,
        class_is_told  boolean     NOT NULL DEFAULT false,
        note           text,
        linked_by_id   uuid,
        linked_by_name text        NOT NULL,
        withdrawn_at   timestamptz,
        version        int         NOT NULL,
        created_at     timestamptz NOT NULL,
        updated_at     timestamptz NOT NULL,
        CONSTRAINT evidence_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT evidence_workspace_id_target_id_insight_id_quote_id_key UNIQUE NULLS NOT DISTINCT (workspace_id, target_id, insight_id, quote_id),
        CONSTRAINT evidence_workspace_id_insight_id_fkey FOREIGN KEY (workspace_id, insight_id)
          REFERENCES insight (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT evidence_workspace_id_quote_id_fkey FOREIGN KEY (workspace_id, quote_id) REFERENCES quote (workspace_id, id),
        CONSTRAINT evidence_workspace_id_node_id_fkey FOREIGN KEY (workspace_id, node_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT evidence_workspace_id_linked_by_id_fkey FOREIGN KEY (workspace_id, linked_by_id) REFERENCES person (workspace_id, id),
        CONSTRAINT evidence_points_at_one_thing CHECK (
          num_nonnulls(node_id, assumption_id, claim_id) = 1 AND target_id = COALESCE(node_id, assumption_id, claim_id)),
        CONSTRAINT evidence_takes_a_stance CHECK (stance IN ('SUPPORTS', 'CONTRADICTS')),
        CONSTRAINT evidence_is_of_a_class CHECK (class IN ('STRONG', 'MEDIUM', 'WEAK', 'SPECULATIVE'))
      );
      CREATE INDEX evidence_workspace_id_insight_id_idx ON evidence (workspace_id, insight_id);
      CREATE INDEX evidence_workspace_id_created_at_idx ON evidence (workspace_id, created_at);
      ${tenantTables('account', 'participant', 'participant_identity', 'participant_merge', 'erased_identity', 'insight', 'quote', 'evidence')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE evidence, quote, insight, erased_identity, participant_merge, participant_identity, participant, account;
    `);
  }
}
