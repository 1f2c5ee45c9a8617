import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers of a call what it warned of, so that whoever repeats it is told the same. */
export class RememberWarnings1780000043000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE idempotency_key ADD COLUMN warnings jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE idempotency_key DROP COLUMN warnings');
  }
}
