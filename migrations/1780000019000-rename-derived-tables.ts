import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that are renamed: `was` to `now`. */
const TABLES = [
  ['standing', 'ranking_entry'],
  ['lesson', 'link_training'],
  ['intake', 'ingest_count'],
] as const;

/** Columns that are renamed, by the new name of their table. */
const COLUMNS = [
  ['ranking_entry', 'ladder', 'partition_key'],
  ['ranking_entry', 'workspace_ladder', 'workspace_partition_key'],
] as const;

/** Constraints, by the new name of their table. */
const CONSTRAINTS = [
  [
    'ranking_entry',
    'standing_workspace_id_node_id_model_batch_id_pkey',
    'ranking_entry_workspace_id_node_id_model_batch_id_pkey',
  ],
  ['ranking_entry', 'standing_workspace_id_node_id_fkey', 'ranking_entry_workspace_id_node_id_fkey'],
  ['ranking_entry', 'standing_workspace_id_score_id_fkey', 'ranking_entry_workspace_id_score_id_fkey'],
  ['ranking_entry', 'standing_by_a_model_has_a_score', 'ranking_entry_by_a_model_has_a_score'],
  [
    'link_training',
    'lesson_workspace_id_opportunity_id_insight_id_pkey',
    'link_training_workspace_id_opportunity_id_insight_id_pkey',
  ],
  ['link_training', 'lesson_workspace_id_opportunity_id_fkey', 'link_training_workspace_id_opportunity_id_fkey'],
  ['link_training', 'lesson_workspace_id_insight_id_fkey', 'link_training_workspace_id_insight_id_fkey'],
  [
    'ingest_count',
    'intake_workspace_id_source_system_sort_status_day_pkey',
    'ingest_count_workspace_id_source_system_sort_status_day_pkey',
  ],
  ['ingest_count', 'intake_workspace_id_fkey', 'ingest_count_workspace_id_fkey'],
] as const;

/** Indexes. A name that would be longer than Postgres keeps leaves out the workspace, which leads every index. */
const INDEXES = [
  [
    'standing_workspace_id_workspace_ladder_place_node_id_idx',
    'ranking_entry_workspace_partition_key_place_node_id_idx',
  ],
  ['standing_workspace_id_tree_id_ladder_place_node_id_idx', 'ranking_entry_tree_id_partition_key_place_node_id_idx'],
  [
    'standing_workspace_id_product_id_ladder_place_node_id_idx',
    'ranking_entry_product_id_partition_key_place_node_id_idx',
  ],
  ['standing_workspace_id_team_id_ladder_place_node_id_idx', 'ranking_entry_team_id_partition_key_place_node_id_idx'],
  ['standing_workspace_id_status_ladder_place_node_id_idx', 'ranking_entry_status_partition_key_place_node_id_idx'],
  ['standing_workspace_id_score_id_idx', 'ranking_entry_workspace_id_score_id_idx'],
  ['lesson_workspace_id_insight_id_idx', 'link_training_workspace_id_insight_id_idx'],
] as const;

/** Gives derived tables the names that the code uses for what they hold. */
export class RenameDerivedTables1780000019000 implements MigrationInterface {
  name = 'RenameDerivedTables1780000019000';

  async up(db: QueryRunner): Promise<void> {
    for (const [was, now] of TABLES)
      await db.query(
        `ALTER TABLE ${was} RENAME TO ${now}; ALTER POLICY ${was}_of_workspace ON ${now} RENAME TO ${now}_of_workspace`,
      );
    for (const [table, was, now] of COLUMNS) await db.query(`ALTER TABLE ${table} RENAME COLUMN ${was} TO ${now}`);
    for (const [table, was, now] of CONSTRAINTS)
      await db.query(`ALTER TABLE ${table} RENAME CONSTRAINT ${was} TO ${now}`);
    for (const [was, now] of INDEXES) await db.query(`ALTER INDEX ${was} RENAME TO ${now}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [was, now] of INDEXES) await db.query(`ALTER INDEX ${now} RENAME TO ${was}`);
    for (const [table, was, now] of CONSTRAINTS)
      await db.query(`ALTER TABLE ${table} RENAME CONSTRAINT ${now} TO ${was}`);
    for (const [table, was, now] of COLUMNS) await db.query(`ALTER TABLE ${table} RENAME COLUMN ${now} TO ${was}`);
    for (const [was, now] of TABLES)
      await db.query(
        `ALTER TABLE ${now} RENAME TO ${was}; ALTER POLICY ${now}_of_workspace ON ${was} RENAME TO ${was}_of_workspace`,
      );
  }
}
