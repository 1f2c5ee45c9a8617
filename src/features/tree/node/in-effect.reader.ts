import { LAID_ASIDE } from '../../../domain/tree/node/node-kind.ts';

/**
 * Whether something holds of a node or of anything above it, as SQL for a boolean. It looks up one row by its key for
 * each level, and stops at the first of which it holds.
 *
 * @param node alias of the node's row, other than `above`
 * @param holds SQL for what is to hold of the row of an alias
 */
export const inEffect = (node: string, holds: (row: string) => string): string => `EXISTS (
  WITH RECURSIVE climb AS (
    SELECT ${node}.parent_id, ${holds(node)} AS holds
    UNION ALL
    SELECT above.parent_id, ${holds('above')} FROM climb
    JOIN tree_node AS above ON above.workspace_id = ${node}.workspace_id AND above.id = climb.parent_id
  ) SELECT FROM climb WHERE holds)`;

/** Whether a node is archived, itself or by anything above it, as SQL for a boolean; `node` is the alias of its row. */
export const archivedInEffect = (node: string): string => inEffect(node, (row) => `${row}.archived_at IS NOT NULL`);

/** Whether a node itself is laid aside, as SQL for a boolean; `row` is the alias of its row. */
export const laidAside = (row: string): string =>
  `${row}.status IN (${[...LAID_ASIDE].map((status) => `'${status}'`).join(', ')})`;
