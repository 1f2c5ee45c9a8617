import { Injectable } from '@nestjs/common';
import { RowsRedacted, RowsToRedact } from '../../../platform/change-log/rows-redacted.hook.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { SearchStore } from './search.store.ts';
import { NodesReworded } from './tree-changed.hook.ts';
import { TreeNode } from './tree-node.model.ts';
import { TreeStore } from './tree.store.ts';

/** Keeps trees in step when a person's words are taken out of nodes. */
@Injectable()
export class NodeRedactionAction {
  constructor(
    private readonly read: RowReader,
    private readonly trees: TreeStore,
    private readonly search: SearchStore,
    private readonly reworded: NodesReworded,
  ) {}

  @Subscribe(RowsToRedact)
  async lockTrees({ model, ids }: HookArgs<RowsToRedact>): Promise<void> {
    if (model === TreeNode) await this.trees.lockTreesOf(...ids);
  }

  /** The nodes are found by what they say now, and their trees' revisions move. */
  @Subscribe(RowsRedacted)
  async bringUpToDate({ model, ids }: HookArgs<RowsRedacted>): Promise<void> {
    if (model !== TreeNode) return;
    const nodes = (await this.read.byIds(TreeNode, ids)).filter((node) => node !== null);
    await this.search.index(nodes);
    await this.trees.raiseRevision(...nodes.map(({ treeId }) => treeId));
    await this.reworded.fire({ nodeIds: ids });
  }
}
