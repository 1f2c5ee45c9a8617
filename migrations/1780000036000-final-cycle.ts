import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows the owner must see, although row-level security is forced. */
const READ = ['workspace', 'cycle'] as const;
/** First moment of a day in a workspace's zone, as SQL. Cycles that are written from now on have it from the service's calendar. */
const momentOf = (day: string): string => `(${day})::timestamp AT TIME ZONE workspace.time_zone`;

/** Figures of a cycle become final: when it begins and ends, by which zone, until when what arrives counts, and how long that is. */
export class FinalCycle1780000036000 implements MigrationInterface {
  name = 'FinalCycle1780000036000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE workspace
        ADD COLUMN final_after_days int NOT NULL DEFAULT 7,
        ADD CONSTRAINT workspace_figures_are_final_within_a_year CHECK (final_after_days BETWEEN 0 AND 366);
      ALTER TABLE cycle
        ADD COLUMN time_zone text,
        ADD COLUMN begins_at timestamptz,
        ADD COLUMN ends_at timestamptz,
        ADD COLUMN final_at timestamptz;
      ${READ.map((table) => `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;`).join('\n')}
      UPDATE cycle SET
        time_zone = workspace.time_zone,
        begins_at = ${momentOf('cycle.starts_on')},
        ends_at = ${momentOf('cycle.ends_on + 1')},
        final_at = GREATEST(${momentOf('cycle.ends_on + 1 + workspace.final_after_days')},
          cycle.created_at + workspace.final_after_days * interval '24 hours')
      FROM workspace WHERE workspace.workspace_id = cycle.workspace_id;
      ${READ.map((table) => `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`).join('\n')}
      ALTER TABLE cycle
        ALTER COLUMN time_zone SET NOT NULL,
        ALTER COLUMN begins_at SET NOT NULL,
        ALTER COLUMN ends_at SET NOT NULL,
        ALTER COLUMN final_at SET NOT NULL,
        ADD CONSTRAINT cycle_is_final_after_its_end CHECK (begins_at < ends_at AND ends_at <= final_at);
      -- Readings that were changed, from which a final figure goes back to what they were.
      CREATE INDEX metric_reading_workspace_id_metric_id_updated_at_idx
        ON metric_reading (workspace_id, metric_id, updated_at) WHERE version > 1;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX metric_reading_workspace_id_metric_id_updated_at_idx;
      ALTER TABLE cycle DROP COLUMN time_zone, DROP COLUMN begins_at, DROP COLUMN ends_at, DROP COLUMN final_at;
      ALTER TABLE workspace DROP COLUMN final_after_days;
    `);
  }
}
