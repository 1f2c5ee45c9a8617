import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Rows that carried the instant of their source, and the kind under which its clock is known. */
const KINDS = [
  { table: 'insight', kind: 'INSIGHT' },
  { table: 'metric_reading', kind: 'METRIC_READING' },
  { table: 'survey_answer', kind: 'SURVEY_ANSWER' },
  { table: 'kano_answer', kind: 'KANO_ANSWER' },
  { table: 'account', kind: 'ACCOUNT' },
  { table: 'interview', kind: 'INTERVIEW' },
] as const;
const TABLES = [...KINDS.map(({ table }) => table), 'participant', 'participant_identity'];

/** Moves the instants that sources state out of the rows into a table of clocks: a clock moves on where its row does not change. */
export class CreateSourceClock1780000033000 implements MigrationInterface {
  name = 'CreateSourceClock1780000033000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The thing is named by the id of its row, a reference by its own name; it names no person.
      CREATE TABLE source_clock (
        workspace_id  uuid        NOT NULL,
        kind          text        COLLATE "C" NOT NULL,
        thing         text        COLLATE "C" NOT NULL,
        source_system text        COLLATE "C" NOT NULL,
        stated_at     timestamptz NOT NULL,
        CONSTRAINT source_clock_workspace_id_kind_thing_source_system_pkey PRIMARY KEY (workspace_id, kind, thing, source_system),
        CONSTRAINT source_clock_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE
      );
      ${tenantTables('source_clock')}`);
    await this.outsideOfWorkspaces(db, async () => {
      for (const { table, kind } of KINDS)
        await db.query(`
          INSERT INTO source_clock (workspace_id, kind, thing, source_system, stated_at)
          SELECT workspace_id, '${kind}', id::text, source_system, source_updated_at FROM ${table}
          WHERE source_updated_at IS NOT NULL AND source_system IS NOT NULL`);
      await db.query(`
        INSERT INTO source_clock (workspace_id, kind, thing, source_system, stated_at)
        SELECT name.workspace_id, 'PARTICIPANT', name.id::text, name.system, participant.source_updated_at
        FROM participant_identity AS name
        JOIN participant ON participant.workspace_id = name.workspace_id AND participant.id = name.participant_id
        WHERE name.system <> '' AND participant.source_updated_at IS NOT NULL;
        INSERT INTO source_clock (workspace_id, kind, thing, source_system, stated_at)
        SELECT workspace_id, 'CONSENT', id::text, '', consent_changed_at FROM participant WHERE consent_changed_at IS NOT NULL`);
    });
    for (const { table } of KINDS) await db.query(`ALTER TABLE ${table} DROP COLUMN source_updated_at`);
    await db.query(`ALTER TABLE participant DROP COLUMN source_updated_at`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { table } of KINDS) await db.query(`ALTER TABLE ${table} ADD COLUMN source_updated_at timestamptz`);
    await db.query(`ALTER TABLE participant ADD COLUMN source_updated_at timestamptz`);
    await this.outsideOfWorkspaces(db, async () => {
      for (const { table, kind } of KINDS)
        await db.query(`
          UPDATE ${table} SET source_updated_at = clock.stated_at FROM source_clock AS clock
          WHERE clock.workspace_id = ${table}.workspace_id AND clock.kind = '${kind}' AND clock.thing = ${table}.id::text`);
      await db.query(`
        UPDATE participant SET source_updated_at = latest.stated_at FROM (
          SELECT name.workspace_id, name.participant_id, max(clock.stated_at) AS stated_at FROM source_clock AS clock
          JOIN participant_identity AS name ON name.workspace_id = clock.workspace_id AND name.id::text = clock.thing
          WHERE clock.kind = 'PARTICIPANT' GROUP BY name.workspace_id, name.participant_id
        ) AS latest WHERE latest.workspace_id = participant.workspace_id AND latest.participant_id = participant.id`);
    });
    await db.query(`DROP TABLE source_clock`);
  }

  /** Runs `work` on the rows of all workspaces: the policies bind the owner too, who is in none of them here. */
  private async outsideOfWorkspaces(db: QueryRunner, work: () => Promise<void>): Promise<void> {
    const tables = [...TABLES, 'source_clock'];
    for (const table of tables) await db.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await work();
    // Checks of references that are still pending would forbid any further change of their tables.
    await db.query(`SET CONSTRAINTS ALL IMMEDIATE`);
    for (const table of tables) await db.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
}
