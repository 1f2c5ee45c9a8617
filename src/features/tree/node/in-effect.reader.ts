import { LAID_ASIDE } from '../../../domain/tree/node/node-kind.ts';

/**
 * Whether a condition is true of a node or of any node above it, as SQL for a boolean. It looks up one row by its key for
 * each level, and stops at the first match.
 *
 * @param node alias of the node's row, other than `above`
 * @param holds builds the SQL of the condition for the alias of a row
 */
export const inEffect = (node: string, holds: (row: string) => string): string => `EXISTS (
  WITH RECURSIVE climb AS (
    SELECT ${node}.parent_id, ${holds(node)} AS holds
    UNION ALL
    SELECT above.parent_id, ${holds('above')} FROM climb
    JOIN tree_node AS above ON above.workspace_id = ${node}.workspace_id AND above.id = climb.parent_id
  ) SELECT FROM climb WHERE holds)`;

/** Whether a node, or any node above it, is archived, as SQL for a boolean; `node` is the alias of its row. The tree's store keeps it in the row. */
export const archivedInEffect = (node: string): string => `${node}.archived_in_effect`;

/** Whether a node itself is laid aside, as SQL for a boolean; `row` is the alias of its row. */
export const laidAside = (row: string): string =>
  `${row}.status IN (${[...LAID_ASIDE].map((status) => `'${status}'`).join(', ')})`;
