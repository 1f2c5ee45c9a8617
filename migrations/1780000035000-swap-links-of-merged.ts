import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEY = 'key_result_link_workspace_id_key_result_id_node_id_key';

/** The links of two merged opportunities to one key result may change places in one statement: their key is checked at its end. */
export class SwapLinksOfMerged1780000035000 implements MigrationInterface {
  name = 'SwapLinksOfMerged1780000035000';

  async up(db: QueryRunner): Promise<void> {
    await this.key(db, 'DEFERRABLE INITIALLY IMMEDIATE');
  }

  async down(db: QueryRunner): Promise<void> {
    await this.key(db, 'NOT DEFERRABLE');
  }

  private async key(db: QueryRunner, when: string): Promise<void> {
    await db.query(`
      ALTER TABLE key_result_link DROP CONSTRAINT ${KEY};
      ALTER TABLE key_result_link ADD CONSTRAINT ${KEY} UNIQUE (workspace_id, key_result_id, node_id) ${when};
    `);
  }
}
