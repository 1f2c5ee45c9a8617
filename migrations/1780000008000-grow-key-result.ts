import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Who buys a product and who uses it; guardrails. */
export class GrowKeyResult1780000008000 implements MigrationInterface {
  name = 'GrowKeyResult1780000008000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE product
        ADD COLUMN market text,
        ADD COLUMN choosers_are_users boolean,
        ADD CONSTRAINT product_has_a_known_market CHECK (market IN ('B2C', 'B2B', 'B2B2C', 'INTERNAL'));

      CREATE TABLE guardrail (
        workspace_id   uuid        NOT NULL,
        id             uuid        NOT NULL,
        metric_id      uuid        NOT NULL,
        objective_id   uuid,
        key_result_id  uuid,
        outcome_id     uuid,
        threshold_kind text        NOT NULL,
        lower          float8,
        upper          float8,
        protects       text,
        version        int         NOT NULL,
        created_at     timestamptz NOT NULL,
        updated_at     timestamptz NOT NULL,
        CONSTRAINT guardrail_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT guardrail_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT guardrail_workspace_id_metric_id_fkey FOREIGN KEY (workspace_id, metric_id) REFERENCES metric (workspace_id, id),
        CONSTRAINT guardrail_workspace_id_objective_id_fkey FOREIGN KEY (workspace_id, objective_id)
          REFERENCES objective (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT guardrail_workspace_id_key_result_id_fkey FOREIGN KEY (workspace_id, key_result_id)
          REFERENCES key_result (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT guardrail_workspace_id_outcome_id_fkey FOREIGN KEY (workspace_id, outcome_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT guardrail_stands_beside_one_thing CHECK (num_nonnulls(objective_id, key_result_id, outcome_id) = 1),
        CONSTRAINT guardrail_has_the_bounds_of_its_kind CHECK (
          (threshold_kind = 'KEEP_BETWEEN' AND lower < upper)
          OR (threshold_kind = 'KEEP_ABOVE' AND lower IS NOT NULL AND upper IS NULL)
          OR (threshold_kind = 'KEEP_BELOW' AND upper IS NOT NULL AND lower IS NULL))
      );
      CREATE INDEX guardrail_workspace_id_metric_id_idx ON guardrail (workspace_id, metric_id);
      CREATE INDEX guardrail_workspace_id_objective_id_id_idx ON guardrail (workspace_id, objective_id, id);
      CREATE INDEX guardrail_workspace_id_key_result_id_id_idx ON guardrail (workspace_id, key_result_id, id);
      CREATE INDEX guardrail_workspace_id_outcome_id_id_idx ON guardrail (workspace_id, outcome_id, id);
      ${tenantTables('guardrail')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE guardrail;
      ALTER TABLE product DROP COLUMN choosers_are_users, DROP COLUMN market;
    `);
  }
}
