import type { QueryRunner } from 'typeorm';

/** A column that gets another name. */
export interface RenamedColumn {
  readonly table: string;
  readonly was: string;
  readonly now: string;
  /** Type of the table's rows in the change log; null where the log does not tell of them. */
  readonly logged: string | null;
}

/**
 * Renames columns, and with them the fields of the images that the change log keeps: its readers know a column by one
 * name. One statement over the log for each column of a logged table.
 */
export async function renameColumns(db: QueryRunner, columns: readonly RenamedColumn[]): Promise<void> {
  for (const { table, was, now } of columns) await db.query(`ALTER TABLE ${table} RENAME COLUMN ${was} TO ${now}`);
  // The policies bind the owner too, who is in no workspace here.
  await db.query(`ALTER TABLE change_log NO FORCE ROW LEVEL SECURITY`);
  for (const { was, now, logged } of columns)
    if (logged !== null)
      await db.query(
        `UPDATE change_log SET image = image - $2::text || jsonb_build_object($3::text, image -> $2::text),
           changed_columns = ARRAY(SELECT each FROM unnest(array_replace(changed_columns, $2::text, $3::text)) AS each ORDER BY each)
         WHERE entity_type = $1 AND image ? $2::text`,
        [logged, was, now],
      );
  await db.query(`ALTER TABLE change_log FORCE ROW LEVEL SECURITY`);
}

/** The same columns with their names turned round, to take a renaming back. */
export const turnedRound = (columns: readonly RenamedColumn[]): RenamedColumn[] =>
  columns.map(({ was, now, ...column }) => ({ ...column, was: now, now: was }));
