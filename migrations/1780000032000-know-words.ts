import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Digests of words that persons said before, or that were removed: by them copies are found and refused. */
export class KnowWords1780000032000 implements MigrationInterface {
  name = 'KnowWords1780000032000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE known_words (
        workspace_id uuid    NOT NULL,
        digest       text    COLLATE "C" NOT NULL,
        subject_id   uuid,
        removed      boolean NOT NULL DEFAULT false,
        CONSTRAINT known_words_workspace_id_digest_pkey PRIMARY KEY (workspace_id, digest),
        CONSTRAINT known_words_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE
      );
      CREATE INDEX known_words_workspace_id_subject_id_idx ON known_words (workspace_id, subject_id) WHERE subject_id IS NOT NULL;
      ${tenantTables('known_words')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE known_words');
  }
}
