import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['person', 'team', 'product', 'metric', 'cycle', 'objective', 'key_result'] as const;

/** Lets persons, teams, products, metrics, cycles, objectives and key results be archived, each with a reason. */
export class ArchiveContextAndGoals1780000028000 implements MigrationInterface {
  name = 'ArchiveContextAndGoals1780000028000';

  async up(db: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await db.query(`
        ALTER TABLE ${table}
          ADD COLUMN archived_at timestamptz,
          ADD COLUMN archive_reason text,
          ADD CONSTRAINT ${table}_archived_with_a_reason CHECK ((archived_at IS NULL) = (archive_reason IS NULL))`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await db.query(`ALTER TABLE ${table} DROP COLUMN archived_at, DROP COLUMN archive_reason`);
  }
}
