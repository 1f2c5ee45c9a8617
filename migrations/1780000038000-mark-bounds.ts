import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scores say whether the interval of their ranges is only a bound. */
export class MarkBounds1780000038000 implements MigrationInterface {
  name = 'MarkBounds1780000038000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE score ADD COLUMN interval_is_bound boolean NOT NULL DEFAULT false`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE score DROP COLUMN interval_is_bound`);
  }
}
