import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who buys a product and who uses it. */
export class GrowKeyResult1780000008000 implements MigrationInterface {
  name = 'GrowKeyResult1780000008000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE product
        ADD COLUMN market text,
        ADD COLUMN choosers_are_users boolean,
        ADD CONSTRAINT product_has_a_known_market CHECK (market IN ('B2C', 'B2B', 'B2B2C', 'INTERNAL'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE product DROP COLUMN choosers_are_users, DROP COLUMN market`);
  }
}
