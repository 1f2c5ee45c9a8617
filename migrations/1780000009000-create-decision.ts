import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Target opportunities with their descent. */
export class CreateDecision1780000009000 implements MigrationInterface {
  name = 'CreateDecision1780000009000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE target_opportunity (
        workspace_id   uuid        NOT NULL,
        id             uuid        NOT NULL,
        outcome_id     uuid        NOT NULL,
        opportunity_id uuid        NOT NULL,
        why            text        NOT NULL,
        levels         jsonb       NOT NULL,
        starts_on      date        NOT NULL,
        ended_on       date,
        ended_by       text,
        end_reason     text,
        set_by_id      uuid,
        version        int         NOT NULL,
        created_at     timestamptz NOT NULL,
        updated_at     timestamptz NOT NULL,
        CONSTRAINT target_opportunity_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT target_opportunity_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT target_opportunity_workspace_id_outcome_id_fkey FOREIGN KEY (workspace_id, outcome_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT target_opportunity_workspace_id_opportunity_id_fkey FOREIGN KEY (workspace_id, opportunity_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT target_opportunity_workspace_id_set_by_id_fkey FOREIGN KEY (workspace_id, set_by_id)
          REFERENCES person (workspace_id, id),
        CONSTRAINT target_opportunity_ends_no_earlier_than_it_starts CHECK (ended_on >= starts_on),
        CONSTRAINT target_opportunity_ends_in_a_known_way CHECK (ended_by IN ('REPLACED', 'ENDED', 'MERGED')),
        CONSTRAINT target_opportunity_ended_says_how CHECK ((ended_on IS NULL) = (ended_by IS NULL))
      );
      -- At most one current target of an outcome, whatever races.
      CREATE UNIQUE INDEX target_opportunity_workspace_id_outcome_id_idx
        ON target_opportunity (workspace_id, outcome_id) WHERE ended_on IS NULL;
      CREATE INDEX target_opportunity_workspace_id_outcome_id_starts_on_id_idx
        ON target_opportunity (workspace_id, outcome_id, starts_on DESC, id DESC);
      CREATE INDEX target_opportunity_workspace_id_starts_on_id_idx ON target_opportunity (workspace_id, starts_on DESC, id DESC);
      CREATE INDEX target_opportunity_workspace_id_opportunity_id_idx ON target_opportunity (workspace_id, opportunity_id);
      ${tenantTables('target_opportunity')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE target_opportunity`);
  }
}
