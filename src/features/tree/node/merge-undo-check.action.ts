import { Injectable } from '@nestjs/common';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { checkNodeNotArchived } from '../../../domain/tree/node/archived-node.ts';
import type { SpannedRow } from '../../../platform/change-log/log-span.reader.ts';
import type { Opportunity } from './kinds/opportunity.model.ts';
import { LockedNodeStore } from './locked-node.store.ts';
import { TreeNodeReader } from './tree-node.reader.ts';

/** Both opportunities of a merge, and the nodes that it wrote. */
interface Undoing {
  readonly merged: Opportunity;
  readonly into: Opportunity;
  readonly nodes: readonly SpannedRow[];
}

/** Says whether a merge can be undone, within a transaction that has locked both trees. */
@Injectable()
export class MergeUndoCheckAction {
  constructor(
    private readonly locks: LockedNodeStore,
    private readonly reader: TreeNodeReader,
  ) {}

  /** @throws Refused NOT_APPLICABLE or ARCHIVED where the two do not stand as the merge left them */
  async check({ merged, into, nodes }: Undoing): Promise<void> {
    // Whoever attaches something to one of them has to end first, or it would be left behind.
    await this.locks.lockAlone([merged.id, into.id]);
    const problem = (text: string) => refusal('NOT_APPLICABLE', { problem: text }, ['id']);
    if (into.mergedIntoId !== null) {
      const further = await this.reader.get(into.mergedIntoId);
      refuseIf(
        problem(
          `${into.shortKey}, into which ${merged.shortKey} was merged, was itself merged into ${further.shortKey} later: undo that merge first.`,
        ),
      );
    }
    const above = await this.reader.parentNode(merged.parentId ?? merged.treeId);
    refuseIf(
      ...checkNodeNotArchived(merged, above.archivedBy, ['id']),
      ...checkNodeNotArchived(into, (await this.reader.parentNode(into.id)).archivedBy, ['id']),
      ...[merged, into].flatMap(({ id, treeId, shortKey }) =>
        nodes.find((node) => node.id === id)?.after?.['treeId'] === treeId
          ? []
          : [
              problem(
                `${shortKey} hangs in another tree than when it was merged: move it back, or undo the merge that took it there.`,
              ),
            ],
      ),
    );
  }
}
