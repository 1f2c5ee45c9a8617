import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns that are renamed: `was` to `now`. */
const COLUMNS = [['ingest_count', 'sort', 'kind']] as const;

/** Constraints named after them. */
const CONSTRAINTS = [
  [
    'ingest_count',
    'ingest_count_workspace_id_source_system_sort_status_day_pkey',
    'ingest_count_workspace_id_source_system_kind_status_day_pkey',
  ],
] as const;

/** Gives columns the names by which the API calls them since it speaks in one voice. */
export class RenameByVoice1780000020000 implements MigrationInterface {
  name = 'RenameByVoice1780000020000';

  async up(db: QueryRunner): Promise<void> {
    for (const [table, was, now] of COLUMNS) await db.query(`ALTER TABLE ${table} RENAME COLUMN ${was} TO ${now}`);
    for (const [table, was, now] of CONSTRAINTS)
      await db.query(`ALTER TABLE ${table} RENAME CONSTRAINT ${was} TO ${now}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table, was, now] of CONSTRAINTS)
      await db.query(`ALTER TABLE ${table} RENAME CONSTRAINT ${now} TO ${was}`);
    for (const [table, was, now] of COLUMNS) await db.query(`ALTER TABLE ${table} RENAME COLUMN ${now} TO ${was}`);
  }
}
