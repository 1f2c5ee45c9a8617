import { Injectable } from '@nestjs/common';
import { Hook } from '../../../platform/hook/hook.ts';

/** The nodes at which a change begins. */
export interface ChangedNodes {
  readonly nodeIds: readonly string[];
}

/** A hook that names each node once, and fires only when there is a node. */
abstract class NodesHook extends Hook<ChangedNodes> {
  override async fire({ nodeIds }: ChangedNodes): Promise<void> {
    if (nodeIds.length > 0) await super.fire({ nodeIds: [...new Set(nodeIds)] });
  }
}

/**
 * Fires when nodes are created, or when their parent, tree, status, archiving, product or team changes, while their trees
 * are locked. The change affects all nodes below them, too.
 */
@Injectable()
export class TreeChanged extends NodesHook {}

/** Fires when only texts change by which the search finds nodes, while the trees of the nodes are locked. */
@Injectable()
export class NodesReworded extends NodesHook {}
