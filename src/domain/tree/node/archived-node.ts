import { shown } from '../../foundation/text/shown.ts';
import { type Refusal, refusal } from '../../refusal.ts';

/** A node as sentences name it. */
export interface NamedNode {
  readonly id: string;
  readonly shortKey: string;
  readonly title: string;
}

/**
 * Refuses to change a node that is archived, or that something refers to it anew. A node is archived with what it hangs
 * below, so the sentence names the node to restore.
 *
 * @param archivedBy the node itself, or the nearest node above it, that was archived; null where none was
 */
export const checkNodeNotArchived = (
  node: Pick<NamedNode, 'id' | 'shortKey'>,
  archivedBy: NamedNode | null,
  path: readonly string[],
): Refusal[] =>
  archivedBy === null
    ? []
    : [
        refusal(
          'ARCHIVED',
          { what: node.shortKey, above: archivedBy.id === node.id ? null : nodeName(archivedBy) },
          path,
        ),
      ];

/** A node by its short key and title, such as `SOL-3 "Shared lists"`. */
export const nodeName = ({ shortKey, title }: NamedNode): string => `${shortKey} ${shown(title)}`;
