import { Injectable } from '@nestjs/common';
import { shown } from '../../../domain/foundation/text/shown.ts';
import { BranchMoved, type MovedBranch } from './branch-moved.hook.ts';
import { type FoundMoment, MomentReader } from './moment.reader.ts';
import { TreeStore } from './tree.store.ts';

/** A branch on its way to another tree, and the moments that it has there. */
interface Branch extends MovedBranch {
  readonly written: readonly string[];
  readonly found: readonly FoundMoment[];
}

/** The moment of a node on the map to which it goes; null where it has none there. */
export const momentAmong = (found: readonly FoundMoment[], nodeId: string): string | null =>
  found.find(({ id }) => id === nodeId)?.foundId ?? null;

/** Takes branches to another tree, within a transaction that has locked both. */
@Injectable()
export class BranchMoveAction {
  constructor(
    private readonly moments: MomentReader,
    private readonly store: TreeStore,
    private readonly moved: BranchMoved,
  ) {}

  /** The moments that nodes have on the map of another tree, by the ids of the nodes. */
  async momentsIn(treeId: string, nodeIds: readonly string[]): Promise<readonly FoundMoment[]> {
    return nodeIds.length === 0 ? [] : this.moments.foundAgain(nodeIds, treeId);
  }

  /**
   * Takes nodes to another tree. A moment of the same title is found again on the map there; every other one is reported
   * as left behind, and so is what else belongs to the old tree.
   *
   * @param written ids of those that hang there already, each with its tree and moment
   */
  async intoTree({ nodeIds, written, found, ...move }: Branch): Promise<void> {
    const { fromTreeId, treeId, report } = move;
    const below = nodeIds.filter((id) => !written.includes(id));
    await this.store.moveIntoTree(below, fromTreeId, treeId, new Map(found.map(({ id, foundId }) => [id, foundId])));
    for (const { id, shortKey, moment, foundId } of found) {
      if (foundId !== null) continue;
      const reason = `${shortKey} has no moment any more: the map of its new tree has none called ${shown(moment)}.`;
      report.leave('Opportunity', [id], reason, 'momentId');
    }
    await this.moved.fire({ nodeIds, fromTreeId, treeId, report });
  }
}
