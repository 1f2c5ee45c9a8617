import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is over in the zone that is first to have a new day: 14 hours ahead of UTC. Each workspace's own day decides afterwards. */
const ENDED = `consent_status = 'GIVEN' AND consent_expires_on < (now() AT TIME ZONE 'UTC' + interval '14 hours')::date`;

/** Lets the service find the workspaces in which somebody's consent has run out, and nothing else of them. */
export class FindEndedConsent1780000018000 implements MigrationInterface {
  name = 'FindEndedConsent1780000018000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The owner is kept out of workspaces like everybody; for the function it sees whose consent has run out.
      CREATE POLICY participant_of_ended_consent ON participant FOR SELECT TO CURRENT_USER USING (${ENDED});
      CREATE FUNCTION workspaces_with_ended_consent() RETURNS SETOF uuid
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
          SELECT DISTINCT workspace_id FROM public.participant WHERE ${ENDED}
        $$;
      REVOKE ALL ON FUNCTION workspaces_with_ended_consent() FROM PUBLIC;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION workspaces_with_ended_consent();
      DROP POLICY participant_of_ended_consent ON participant;
    `);
  }
}
