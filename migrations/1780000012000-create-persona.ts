import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** For whom products are made, what is claimed of them; what solutions rest on, in the order of importance and of evidence. */
export class CreatePersona1780000012000 implements MigrationInterface {
  name = 'CreatePersona1780000012000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE persona (
        workspace_id   uuid        NOT NULL,
        id             uuid        NOT NULL,
        name           text        NOT NULL,
        photo_url      text,
        about          text[]      NOT NULL DEFAULT '{}',
        behaviour      text[]      NOT NULL DEFAULT '{}',
        motivations    jsonb       NOT NULL DEFAULT '[]',
        relationship   text        NOT NULL DEFAULT 'UNKNOWN',
        actor          text        NOT NULL DEFAULT 'HUMAN',
        product_id     uuid,
        archived_at    timestamptz,
        archive_reason text,
        version        int         NOT NULL,
        created_at     timestamptz NOT NULL,
        updated_at     timestamptz NOT NULL,
        CONSTRAINT persona_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT persona_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT persona_workspace_id_product_id_fkey FOREIGN KEY (workspace_id, product_id) REFERENCES product (workspace_id, id),
        CONSTRAINT persona_uses_or_chooses CHECK (relationship IN ('USER', 'CHOOSER', 'BOTH', 'UNKNOWN')),
        CONSTRAINT persona_is_human_or_service CHECK (actor IN ('HUMAN', 'SERVICE')),
        CONSTRAINT persona_archived_with_a_reason CHECK ((archived_at IS NULL) = (archive_reason IS NULL))
      );

      CREATE TABLE persona_claim (
        workspace_id   uuid        NOT NULL,
        id             uuid        NOT NULL,
        persona_id     uuid        NOT NULL,
        text           text        NOT NULL,
        trait          text        NOT NULL,
        claim_verdict  text        NOT NULL,
        verdict_reason text,
        archived_at    timestamptz,
        archive_reason text,
        version        int         NOT NULL,
        created_at     timestamptz NOT NULL,
        updated_at     timestamptz NOT NULL,
        CONSTRAINT persona_claim_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT persona_claim_workspace_id_persona_id_fkey FOREIGN KEY (workspace_id, persona_id)
          REFERENCES persona (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT persona_claim_is_about_a_trait CHECK (trait IN ('ABOUT', 'BEHAVIOUR', 'MOTIVATION')),
        CONSTRAINT persona_claim_has_a_verdict CHECK (claim_verdict IN ('ASSUMED', 'SUPPORTED', 'REFUTED')),
        CONSTRAINT persona_claim_archived_with_a_reason CHECK ((archived_at IS NULL) = (archive_reason IS NULL))
      );
      CREATE INDEX persona_claim_workspace_id_persona_id_id_idx ON persona_claim (workspace_id, persona_id, id);

      CREATE TABLE assumption (
        workspace_id        uuid        NOT NULL,
        id                  uuid        NOT NULL,
        statement           text        NOT NULL,
        assumption_type     text        NOT NULL,
        importance_position text        COLLATE "C" NOT NULL,
        evidence_position   text        COLLATE "C" NOT NULL,
        tags                text[]      NOT NULL DEFAULT '{}',
        owner_id            uuid,
        archived_at         timestamptz,
        archive_reason      text,
        version             int         NOT NULL,
        created_at          timestamptz NOT NULL,
        updated_at          timestamptz NOT NULL,
        CONSTRAINT assumption_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT assumption_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT assumption_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES person (workspace_id, id),
        CONSTRAINT assumption_has_a_type CHECK (
          assumption_type IN ('DESIRABILITY', 'VIABILITY', 'FEASIBILITY', 'USABILITY', 'ETHICAL')),
        CONSTRAINT assumption_archived_with_a_reason CHECK ((archived_at IS NULL) = (archive_reason IS NULL))
      );
      CREATE INDEX assumption_workspace_id_importance_position_id_idx ON assumption (workspace_id, importance_position, id);
      CREATE INDEX assumption_workspace_id_evidence_position_id_idx ON assumption (workspace_id, evidence_position, id);

      -- A solution or an opportunity rests on it, an experiment tests it: the node's kind tells which.
      CREATE TABLE assumption_node (
        workspace_id  uuid        NOT NULL,
        id            uuid        NOT NULL,
        assumption_id uuid        NOT NULL,
        node_id       uuid        NOT NULL,
        created_at    timestamptz NOT NULL,
        CONSTRAINT assumption_node_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT assumption_node_workspace_id_assumption_id_node_id_key UNIQUE (workspace_id, assumption_id, node_id),
        CONSTRAINT assumption_node_workspace_id_assumption_id_fkey FOREIGN KEY (workspace_id, assumption_id)
          REFERENCES assumption (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT assumption_node_workspace_id_node_id_fkey FOREIGN KEY (workspace_id, node_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX assumption_node_workspace_id_node_id_idx ON assumption_node (workspace_id, node_id);
      ${tenantTables('persona', 'persona_claim', 'assumption', 'assumption_node')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE assumption_node, assumption, persona_claim, persona`);
  }
}
