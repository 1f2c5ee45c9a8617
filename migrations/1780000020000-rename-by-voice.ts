import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type RenamedColumn, renameColumns, turnedRound } from './renamed-columns.ts';

const COLUMNS: readonly RenamedColumn[] = [
  { table: 'ingest_count', was: 'sort', now: 'kind', logged: null },
  { table: 'node_link', was: 'from_id', now: 'from_node_id', logged: 'NodeLink' },
  { table: 'node_link', was: 'to_id', now: 'to_node_id', logged: 'NodeLink' },
  { table: 'insight', was: 'state', now: 'status', logged: 'Insight' },
  { table: 'assumption', was: 'assumption_type', now: 'type', logged: 'Assumption' },
  { table: 'participant_merge', was: 'from_id', now: 'merged_id', logged: 'ParticipantMerge' },
];

/** Constraints named after them. */
const CONSTRAINTS = [
  [
    'ingest_count',
    'ingest_count_workspace_id_source_system_sort_status_day_pkey',
    'ingest_count_workspace_id_source_system_kind_status_day_pkey',
  ],
  [
    'node_link',
    'node_link_workspace_id_kind_from_id_to_id_key',
    'node_link_workspace_id_kind_from_node_id_to_node_id_key',
  ],
  ['node_link', 'node_link_workspace_id_from_id_fkey', 'node_link_workspace_id_from_node_id_fkey'],
  ['node_link', 'node_link_workspace_id_to_id_fkey', 'node_link_workspace_id_to_node_id_fkey'],
  ['participant_merge', 'participant_merge_workspace_id_from_id_fkey', 'participant_merge_workspace_id_merged_id_fkey'],
] as const;

/** Indexes named after them. */
const INDEXES = [
  ['node_link_workspace_id_from_id_idx', 'node_link_workspace_id_from_node_id_idx'],
  ['insight_workspace_id_state_occurred_at_id_idx', 'insight_workspace_id_status_occurred_at_id_idx'],
  ['node_link_workspace_id_to_id_idx', 'node_link_workspace_id_to_node_id_idx'],
  ['participant_merge_workspace_id_from_id_idx', 'participant_merge_workspace_id_merged_id_idx'],
] as const;

/** Gives columns the names by which the API calls them since it speaks in one voice. */
export class RenameByVoice1780000020000 implements MigrationInterface {
  name = 'RenameByVoice1780000020000';

  async up(db: QueryRunner): Promise<void> {
    await renameColumns(db, COLUMNS);
    for (const [table, was, now] of CONSTRAINTS)
      await db.query(`ALTER TABLE ${table} RENAME CONSTRAINT ${was} TO ${now}`);
    for (const [was, now] of INDEXES) await db.query(`ALTER INDEX ${was} RENAME TO ${now}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [was, now] of INDEXES) await db.query(`ALTER INDEX ${now} RENAME TO ${was}`);
    for (const [table, was, now] of CONSTRAINTS)
      await db.query(`ALTER TABLE ${table} RENAME CONSTRAINT ${now} TO ${was}`);
    await renameColumns(db, turnedRound(COLUMNS));
  }
}
