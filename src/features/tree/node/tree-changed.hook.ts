import { Injectable } from '@nestjs/common';
import { Hook } from '../../../platform/hook/hook.ts';

/** The nodes at which a change begins. */
export interface ChangedNodes {
  readonly nodeIds: readonly string[];
}

/** Names each node once, and fires only where there is one. */
abstract class NodesHook extends Hook<ChangedNodes> {
  override async fire({ nodeIds }: ChangedNodes): Promise<void> {
    if (nodeIds.length > 0) await super.fire({ nodeIds: [...new Set(nodeIds)] });
  }
}

/**
 * Fires when nodes are new, or when their place, status, mark of archiving, product or team changes, while their trees
 * are locked. What hangs below the nodes is concerned too.
 */
@Injectable()
export class TreeChanged extends NodesHook {}

/** Fires when only the texts change by which nodes are found. Their trees are locked. */
@Injectable()
export class NodesReworded extends NodesHook {}
