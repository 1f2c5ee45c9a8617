import { type Refusal, refusal } from '../../refusal.ts';
import { mayHold, NODE_KINDS, type NodeKind } from './node-kind.ts';

/** Sizes that a tree keeps to (CONTRACT §6). */
export const TREE_LIMITS = { nodes: 5_000, children: 500, levels: 12, planted: 2_000 } as const;

/** A node where it stands. */
export interface Placed {
  readonly id: string;
  readonly kind: NodeKind;
  /** Ids from the root down to the node itself. */
  readonly path: readonly string[];
  /** Whether the node, or anything that it hangs below, is archived. */
  readonly archived: boolean;
}

/** What comes to hang somewhere: a node that is new, or one with all that hangs below it. */
export interface Load {
  readonly kind: NodeKind;
  /** Null for a node that is new. */
  readonly id: string | null;
  /** Nodes that it brings to the tree, itself among them; 0 when they are in it already. */
  readonly adds: number;
  /** Levels from itself down to its deepest descendant; 1 for a leaf. */
  readonly levels: number;
}

/** A place to hang something. */
export interface Place extends Placed {
  readonly children: number;
  /** Nodes in its tree. */
  readonly nodes: number;
}

/** May `load` hang below `place`? Answers with every reason against; empty means yes. */
export function checkPlacement(load: Load, place: Place, path: readonly string[]): Refusal[] {
  const refusals: Refusal[] = [];
  if (!mayHold(place.kind, load.kind))
    refusals.push(
      refusal(
        'KIND_CANNOT_HOLD',
        { parent: capital(NODE_KINDS[place.kind].noun), child: NODE_KINDS[load.kind].noun },
        path,
      ),
    );
  if (load.id !== null && place.path.includes(load.id)) refusals.push(refusal('WOULD_CYCLE', {}, path));
  if (place.archived) refusals.push(refusal('ARCHIVED', { what: 'The parent' }, path));
  if (place.children >= TREE_LIMITS.children)
    refusals.push(refusal('TOO_MANY', { what: 'Children of one node', most: TREE_LIMITS.children }, path));
  if (place.nodes + load.adds > TREE_LIMITS.nodes)
    refusals.push(refusal('TOO_MANY', { what: 'Nodes of one tree', most: TREE_LIMITS.nodes }, path));
  if (place.path.length + load.levels > TREE_LIMITS.levels)
    refusals.push(refusal('TOO_DEEP', { most: TREE_LIMITS.levels }, path));
  return refusals;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
