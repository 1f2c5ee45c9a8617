import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets the application have the planner look at what it wrote at once, where autovacuum would come to it within a minute. */
export class CreateStatistics1780000017000 implements MigrationInterface {
  name = 'CreateStatistics1780000017000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Tables that were never looked at, or of which more changed than autovacuum would let pass. Runs as their owner,
      -- as nobody else may before Postgres 17.
      CREATE FUNCTION refresh_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        stale regclass;
      BEGIN
        FOR stale IN
          SELECT relation.oid FROM pg_class AS relation
          WHERE relation.relkind = 'r' AND relation.relnamespace = 'public'::regnamespace
            AND relation.relowner = (SELECT oid FROM pg_roles WHERE rolname = CURRENT_USER)
            AND (relation.reltuples < 0 OR pg_stat_get_mod_since_analyze(relation.oid) > 50 + relation.reltuples / 10)
            -- Of an empty table it is better to know nothing than that it is empty: it is about to be filled.
            AND pg_relation_size(relation.oid) > 0
          ORDER BY relation.oid
        LOOP
          EXECUTE format('ANALYZE %s', stale);
        END LOOP;
      END $$;
      REVOKE ALL ON FUNCTION refresh_statistics() FROM PUBLIC;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION refresh_statistics()`);
  }
}
