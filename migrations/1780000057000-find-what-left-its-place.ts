import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The past of a tree is read from the log: an index finds what has since left the tree, or the node that it hung on. */
export class FindWhatLeftItsPlace1780000057000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX change_log_workspace_id_at_entity_id_idx ON change_log (workspace_id, at, entity_id)
        WHERE changed_columns && '{tree_id,node_id}'::text[];
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX change_log_workspace_id_at_entity_id_idx`);
  }
}
