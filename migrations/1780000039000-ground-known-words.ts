import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of known words, on which ground what was said so was kept: until now all were those of quotes. */
export class GroundKnownWords1780000039000 implements MigrationInterface {
  name = 'GroundKnownWords1780000039000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE known_words ADD COLUMN ground text NOT NULL DEFAULT 'quotes'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE known_words DROP COLUMN ground');
  }
}
