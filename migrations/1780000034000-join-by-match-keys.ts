import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records which merges match keys have made, which match keys join nobody any more, and what people have set of participants. */
export class JoinByMatchKeys1780000034000 implements MigrationInterface {
  name = 'JoinByMatchKeys1780000034000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE participant_identity ADD COLUMN joins boolean NOT NULL DEFAULT true;
      ALTER TABLE participant_merge ADD COLUMN by_match_keys boolean NOT NULL DEFAULT false;
      ALTER TABLE participant ADD COLUMN set_by_people text[] NOT NULL DEFAULT '{}';
      -- The policies bind the owner too, who is in no workspace here.
      ALTER TABLE participant NO FORCE ROW LEVEL SECURITY;
      -- Whoever was merged points at the one who stayed, in one step.
      WITH RECURSIVE chain AS (
        SELECT workspace_id, id, merged_into_id AS into_id FROM participant WHERE merged_into_id IS NOT NULL
        UNION ALL
        SELECT chain.workspace_id, chain.id, next.merged_into_id FROM chain
        JOIN participant AS next ON next.workspace_id = chain.workspace_id AND next.id = chain.into_id AND next.merged_into_id IS NOT NULL
      ) UPDATE participant SET merged_into_id = chain.into_id FROM chain
        WHERE chain.workspace_id = participant.workspace_id AND chain.id = participant.id AND NOT EXISTS (
          SELECT FROM participant AS next WHERE next.workspace_id = chain.workspace_id AND next.id = chain.into_id
            AND next.merged_into_id IS NOT NULL);
      SET CONSTRAINTS ALL IMMEDIATE;
      ALTER TABLE participant FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE participant DROP COLUMN set_by_people;
      ALTER TABLE participant_merge DROP COLUMN by_match_keys;
      ALTER TABLE participant_identity DROP COLUMN joins;
    `);
  }
}
