import { Injectable } from '@nestjs/common';
import { invalid, type Refusal, Refused, refuseIf } from '../../../domain/refusal.ts';
import type { NodeKind } from '../../../domain/tree/node/node-kind.ts';
import { TreeNodeReader } from '../node/tree-node.reader.ts';
import { TreeStore } from '../node/tree.store.ts';
import { MOST_ASSUMPTIONS } from './assumption.model.ts';

/** Kinds of nodes that can rest on an assumption or test one. */
const LINKED: readonly NodeKind[] = ['SOLUTION', 'OPPORTUNITY', 'EXPERIMENT'];

/** Checks the nodes to link to an assumption. */
@Injectable()
export class AssumptionNodeAction {
  constructor(
    private readonly trees: TreeStore,
    private readonly nodes: TreeNodeReader,
  ) {}

  /** The stored ids of the nodes; share-locks their trees. @throws Refused for each node that cannot be linked, with its index in `nodeIds` as path */
  async editable(nodeIds: readonly string[]): Promise<string[]> {
    if (nodeIds.length < 1 || nodeIds.length > MOST_ASSUMPTIONS)
      refuseIf(invalid(`nodeIds names 1 to ${MOST_ASSUMPTIONS} nodes, not ${nodeIds.length}.`, ['nodeIds']));
    await this.trees.shareTreesOf(...nodeIds);
    const [ids, refusals]: [string[], Refusal[]] = [[], []];
    for (const [index, id] of nodeIds.entries())
      try {
        ids.push((await this.nodes.editable(id, ['nodeIds', String(index)], LINKED)).id);
      } catch (fault) {
        if (!(fault instanceof Refused)) throw fault;
        refusals.push(...fault.refusals);
      }
    refuseIf(...refusals);
    return ids;
  }
}
