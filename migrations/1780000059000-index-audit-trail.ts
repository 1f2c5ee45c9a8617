import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log can be read latest first: all of it, what one key did, and what was done on behalf of one person. */
export class IndexAuditTrail1780000059000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX change_log_workspace_id_at_seq_idx ON change_log (workspace_id, at, seq);
      CREATE INDEX change_log_workspace_id_actor_name_at_seq_idx ON change_log (workspace_id, actor_name, at, seq);
      CREATE INDEX change_log_workspace_id_on_behalf_of_id_at_seq_idx ON change_log (workspace_id, on_behalf_of_id, at, seq)
        WHERE on_behalf_of_id IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX change_log_workspace_id_on_behalf_of_id_at_seq_idx;
      DROP INDEX change_log_workspace_id_actor_name_at_seq_idx;
      DROP INDEX change_log_workspace_id_at_seq_idx;
    `);
  }
}
