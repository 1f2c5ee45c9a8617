import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets insights be sorted by when they came in, and be found by kind and account; participants by account. */
export class ListInsights1780000026000 implements MigrationInterface {
  name = 'ListInsights1780000026000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX insight_workspace_id_status_received_at_id_idx ON insight (workspace_id, status, received_at, id);
      CREATE INDEX insight_workspace_id_kind_id_idx ON insight (workspace_id, kind, id);
      CREATE INDEX insight_workspace_id_account_id_idx ON insight (workspace_id, account_id) WHERE account_id IS NOT NULL;
      CREATE INDEX participant_workspace_id_account_id_idx ON participant (workspace_id, account_id) WHERE account_id IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX insight_workspace_id_status_received_at_id_idx, insight_workspace_id_kind_id_idx,
        insight_workspace_id_account_id_idx, participant_workspace_id_account_id_idx;
    `);
  }
}
