import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** What was heard, seen or measured, and what it is evidence of. */
export class CreateInsight1780000013500 implements MigrationInterface {
  name = 'CreateInsight1780000013500';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
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
        title             text        NOT NULL DEFAULT '',
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
        CONSTRAINT insight_deleted_says_nothing CHECK (state <> 'DELETED' OR (title = '' AND body IS NULL))
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
        text              text        NOT NULL,
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
        CONSTRAINT evidence_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT evidence_workspace_id_target_id_insight_id_quote_id_key UNIQUE NULLS NOT DISTINCT (workspace_id, target_id, insight_id, quote_id),
        CONSTRAINT evidence_workspace_id_insight_id_fkey FOREIGN KEY (workspace_id, insight_id)
          REFERENCES insight (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT evidence_workspace_id_quote_id_fkey FOREIGN KEY (workspace_id, quote_id) REFERENCES quote (workspace_id, id),
        CONSTRAINT evidence_workspace_id_node_id_fkey FOREIGN KEY (workspace_id, node_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT evidence_workspace_id_assumption_id_fkey FOREIGN KEY (workspace_id, assumption_id)
          REFERENCES assumption (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT evidence_workspace_id_claim_id_fkey FOREIGN KEY (workspace_id, claim_id)
          REFERENCES persona_claim (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT evidence_workspace_id_linked_by_id_fkey FOREIGN KEY (workspace_id, linked_by_id) REFERENCES person (workspace_id, id),
        CONSTRAINT evidence_points_at_one_thing CHECK (
          num_nonnulls(node_id, assumption_id, claim_id) = 1 AND target_id = COALESCE(node_id, assumption_id, claim_id)),
        CONSTRAINT evidence_takes_a_stance CHECK (stance IN ('SUPPORTS', 'CONTRADICTS')),
        CONSTRAINT evidence_is_of_a_class CHECK (class IN ('STRONG', 'MEDIUM', 'WEAK', 'SPECULATIVE'))
      );
      CREATE INDEX evidence_workspace_id_insight_id_idx ON evidence (workspace_id, insight_id);
      CREATE INDEX evidence_workspace_id_created_at_idx ON evidence (workspace_id, created_at);
      ${tenantTables('insight', 'quote', 'evidence')}

      -- The one place that says which evidence counts, and until when: not longer than it was taken back, or its quote, or its insight.
      CREATE VIEW told_evidence WITH (security_invoker = true) AS
        SELECT evidence.workspace_id, evidence.id, evidence.insight_id, evidence.quote_id, evidence.node_id, evidence.assumption_id,
          evidence.claim_id, evidence.target_id, evidence.stance, evidence.class, evidence.created_at, insight.kind, insight.elicitation,
          insight.sensing_channel, insight.occurred_at, insight.participant_id, insight.account_id, insight.source_system,
          LEAST(evidence.withdrawn_at, quote.withdrawn_at) AS withdrawn_at
        FROM evidence
        JOIN insight ON insight.workspace_id = evidence.workspace_id AND insight.id = evidence.insight_id
        LEFT JOIN quote ON quote.workspace_id = evidence.workspace_id AND quote.id = evidence.quote_id
        WHERE insight.state <> 'DELETED';

      -- What counts today.
      CREATE VIEW counting_evidence WITH (security_invoker = true) AS
        SELECT workspace_id, id, insight_id, quote_id, node_id, assumption_id, claim_id, target_id, stance, class, created_at, kind,
          elicitation, sensing_channel, occurred_at, participant_id, account_id, source_system
        FROM told_evidence WHERE withdrawn_at IS NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP VIEW counting_evidence, told_evidence; DROP TABLE evidence, quote, insight`);
  }
}
