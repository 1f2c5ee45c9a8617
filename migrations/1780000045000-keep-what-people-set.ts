import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people set of an interview or its snapshot is remembered, as of participants: what a source sends of it later is left out. */
export class KeepWhatPeopleSet1780000045000 implements MigrationInterface {
  name = 'KeepWhatPeopleSet1780000045000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE interview
        ADD COLUMN set_by_people text[] NOT NULL DEFAULT '{}',
        ADD COLUMN removed_guest_ids uuid[] NOT NULL DEFAULT '{}';
      ALTER TABLE interview_snapshot ADD COLUMN set_by_people text[] NOT NULL DEFAULT '{}';
      -- The policies bind the owner too, who is in no workspace here.
      ALTER TABLE participant_merge NO FORCE ROW LEVEL SECURITY;
      UPDATE participant_merge SET moved = jsonb_set(moved, '{into,setByPeople}', '[]');
      ALTER TABLE participant_merge FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE interview_snapshot DROP COLUMN set_by_people;
      ALTER TABLE interview DROP COLUMN removed_guest_ids, DROP COLUMN set_by_people;
    `);
  }
}
