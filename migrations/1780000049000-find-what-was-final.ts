import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What final figures rest on and is no longer in its table is found in the change log: readings that left a metric, and
 * guardrails and links that were removed. Both are rare, so these indexes stay small.
 */
export class FindWhatWasFinal1780000049000 implements MigrationInterface {
  name = 'FindWhatWasFinal1780000049000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX change_log_workspace_id_at_idx ON change_log (workspace_id, at)
        WHERE entity_type = 'MetricReading' AND 'metric_id' = ANY (changed_columns);
      CREATE INDEX change_log_workspace_id_entity_type_at_idx ON change_log (workspace_id, entity_type, at)
        WHERE operation = 'DELETED' AND entity_type IN ('Guardrail', 'KeyResultLink');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX change_log_workspace_id_entity_type_at_idx;
      DROP INDEX change_log_workspace_id_at_idx;
    `);
  }
}
