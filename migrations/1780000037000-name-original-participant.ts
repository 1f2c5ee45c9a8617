import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['participant', 'participant_identity', 'participant_merge'];

/**
 * Of every name of a participant, whose it is by itself, whoever was merged with whom; of whoever somebody is merged into,
 * what is known of them alone. By these the undo of a merge hands back what came in meanwhile.
 */
export class NameOriginalParticipant1780000037000 implements MigrationInterface {
  name = 'NameOriginalParticipant1780000037000';

  async up(db: QueryRunner): Promise<void> {
    // The policies bind the owner too, who is in no workspace here.
    for (const table of TABLES) await db.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await db.query(`
      ALTER TABLE participant_identity ADD COLUMN original_participant_id uuid;
      -- Of several merges that moved a name, the first found it where it belongs.
      UPDATE participant_identity AS name SET original_participant_id = COALESCE(
        (SELECT merge.merged_id FROM participant_merge AS merge
         WHERE merge.workspace_id = name.workspace_id AND merge.undone_at IS NULL
           AND merge.moved->'ids'->'names' @> to_jsonb(name.id::text)
         ORDER BY merge.id LIMIT 1), name.participant_id);
      -- The participants come after their names in a transaction, and are checked at its end.
      SET CONSTRAINTS ALL IMMEDIATE;
      ALTER TABLE participant_identity
        ALTER COLUMN original_participant_id SET NOT NULL,
        ADD CONSTRAINT participant_identity_workspace_id_original_participant_id_fkey
          FOREIGN KEY (workspace_id, original_participant_id)
          REFERENCES participant (workspace_id, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
      CREATE INDEX participant_identity_workspace_id_original_participant_id_idx
        ON participant_identity (workspace_id, original_participant_id);
      ALTER TABLE participant ADD COLUMN alias_alone text, ADD COLUMN alone jsonb;
      UPDATE participant AS person SET
        alias_alone = CASE WHEN (merge.before->>'hasAlias')::boolean THEN person.alias END,
        alone = jsonb_build_object('relationship', merge.before->'relationship', 'segments', merge.before->'segments',
          'personaIds', merge.before->'personaIds', 'accountId', merge.before->'accountId',
          'setByPeople', COALESCE(merge.before->'setByPeople', '[]'), 'consentStatus', merge.before->'consentStatus',
          'consentScope', merge.before->'consentScope', 'consentExpiresOn', merge.before->'consentExpiresOn')
      FROM (
        SELECT DISTINCT ON (workspace_id, into_id) workspace_id, into_id, moved->'into' AS before
        FROM participant_merge WHERE undone_at IS NULL ORDER BY workspace_id, into_id, id
      ) AS merge
      WHERE merge.workspace_id = person.workspace_id AND merge.into_id = person.id AND person.erased_at IS NULL;
      SET CONSTRAINTS ALL IMMEDIATE;
    `);
    for (const table of TABLES) await db.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE participant DROP COLUMN alone, DROP COLUMN alias_alone;
      ALTER TABLE participant_identity DROP COLUMN original_participant_id;
    `);
  }
}
