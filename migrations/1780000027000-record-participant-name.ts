import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records under which name a source told of an insight's participant, so that persons who were joined can be told apart. */
export class RecordParticipantName1780000027000 implements MigrationInterface {
  name = 'RecordParticipantName1780000027000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE insight ADD COLUMN participant_digest text COLLATE "C"`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE insight DROP COLUMN participant_digest');
  }
}
