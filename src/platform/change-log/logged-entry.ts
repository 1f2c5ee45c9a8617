import { part, type SqlPart } from '../database/sql-part.ts';
import { currentCaller } from '../request/request.ts';
import type { Change } from './change.model.ts';

/** An entry of the log as it is read. */
export type LoggedEntry = Omit<Change, 'changedFields' | 'changes'> & {
  /** Order of the entries of one thing. */
  readonly seq: number;
  readonly changedColumns: readonly string[] | null;
  /** The row after the change, by the names of its columns; of a row that is gone, the last one. */
  readonly image?: Readonly<Record<string, unknown>>;
  /** The row before the change; null where there was none. */
  readonly imageBefore?: Readonly<Record<string, unknown>> | null;
  readonly isRedacted?: boolean;
};

/** Columns of `entry` as `LoggedEntry` has them, images left out. */
export const ENTRY_COLUMNS = `entry.seq, entry.entity_type AS "entityType", entry.entity_id AS "entityId",
  entry.entity_version AS version, entry.operation, entry.actor_name AS actor, entry.origin,
  entry.on_behalf_of_id AS "onBehalfOfId", entry.request_id AS "requestId", entry.at,
  entry.changed_columns AS "changedColumns"`;

/** The image of the change before `entry`, of the same thing, and whether words were taken out since. */
export function entryBefore(): SqlPart {
  const { workspaceId } = currentCaller();
  return part`(
      SELECT image FROM change_log AS earlier
      WHERE earlier.workspace_id = ${workspaceId} AND earlier.entity_id = entry.entity_id AND earlier.seq < entry.seq
      ORDER BY earlier.entity_id DESC, earlier.seq DESC LIMIT 1) AS "imageBefore", EXISTS (
      SELECT FROM change_log AS later
      WHERE later.workspace_id = ${workspaceId} AND later.entity_id = entry.entity_id AND later.seq >= entry.seq
        AND later.operation IN ('REDACTED', 'ERASED')) AS "isRedacted"`;
}
