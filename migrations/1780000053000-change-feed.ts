import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Has the change log name the system in whose name something was changed, and find what was taken out of a thing. */
export class ChangeFeed1780000053000 implements MigrationInterface {
  name = 'ChangeFeed1780000053000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE change_log ADD COLUMN origin text;
      -- The feed reads in this order what has been committed since.
      CREATE INDEX change_log_workspace_id_seq_idx ON change_log (workspace_id, seq);
      -- Few entries: whether words of a thing were taken out later is asked of every entry that is read.
      CREATE INDEX change_log_workspace_id_entity_id_idx ON change_log (workspace_id, entity_id)
        WHERE operation IN ('REDACTED', 'ERASED');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX change_log_workspace_id_entity_id_idx;
      DROP INDEX change_log_workspace_id_seq_idx;
      ALTER TABLE change_log DROP COLUMN origin;
    `);
  }
}
