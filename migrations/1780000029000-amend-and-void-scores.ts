import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows the owner must see, although row-level security is forced. */
const READ = ['score', 'ranking_entry'] as const;

/** Scores can amend one another and be voided; ranking entries tell whether their score is complete. */
export class AmendAndVoidScores1780000029000 implements MigrationInterface {
  name = 'AmendAndVoidScores1780000029000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE score
        ADD COLUMN amends_id uuid,
        ADD COLUMN voided_at timestamptz,
        ADD COLUMN void_reason text,
        ADD CONSTRAINT score_workspace_id_amends_id_fkey FOREIGN KEY (workspace_id, amends_id)
          REFERENCES score (workspace_id, id),
        ADD CONSTRAINT score_voided_has_a_reason CHECK ((voided_at IS NULL) = (void_reason IS NULL));
      CREATE INDEX score_workspace_id_amends_id_idx ON score (workspace_id, amends_id) WHERE amends_id IS NOT NULL;

      ALTER TABLE ranking_entry ADD COLUMN complete boolean NOT NULL DEFAULT false;
      ${READ.map((table) => `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;`).join('\n')}
      UPDATE ranking_entry SET complete = true FROM score
      WHERE score.workspace_id = ranking_entry.workspace_id AND score.id = ranking_entry.score_id AND score.missing = '{}';
      ${READ.map((table) => `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`).join('\n')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE ranking_entry DROP COLUMN complete;
      ALTER TABLE score DROP COLUMN amends_id, DROP COLUMN voided_at, DROP COLUMN void_reason;
    `);
  }
}
