import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Idempotency keys are of one API key: two callers who choose the same one no longer get each other's answers. Whose the
 * kept ones are is not known: they are forgotten, as they would be within 24 hours.
 */
export class ScopeIdempotencyToKeys1780000030000 implements MigrationInterface {
  name = 'ScopeIdempotencyToKeys1780000030000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      TRUNCATE idempotency_key;
      ALTER TABLE idempotency_key
        DROP CONSTRAINT idempotency_key_workspace_id_mutation_key_pkey,
        ADD COLUMN api_key_id uuid NOT NULL,
        ADD CONSTRAINT idempotency_key_workspace_id_api_key_id_mutation_key_pkey
          PRIMARY KEY (workspace_id, api_key_id, mutation, key),
        ADD CONSTRAINT idempotency_key_workspace_id_api_key_id_fkey FOREIGN KEY (workspace_id, api_key_id)
          REFERENCES api_key (workspace_id, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      TRUNCATE idempotency_key;
      ALTER TABLE idempotency_key
        DROP COLUMN api_key_id,
        ADD CONSTRAINT idempotency_key_workspace_id_mutation_key_pkey PRIMARY KEY (workspace_id, mutation, key);
    `);
  }
}
