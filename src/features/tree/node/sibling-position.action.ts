import { Injectable } from '@nestjs/common';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { checkNodeNotArchived } from '../../../domain/tree/node/archived-node.ts';
import { positionKept, positionsAfter, positionsBehind } from '../../../domain/tree/node/position.ts';
import { TreeNodeReader } from './tree-node.reader.ts';
import { TYPE_OF_KIND, type TreeNode } from './tree-node.model.ts';
import { TreeStore } from './tree.store.ts';

/** Where nodes are placed among the children of a node. */
interface Place {
  /** Child directly before them; null for the first position, undefined for the last. */
  readonly afterId?: string | null | undefined;
  /** Node that is placed, where it may be a child already. */
  readonly movedId?: string;
  /** Number of nodes that are placed, in a row. */
  readonly count?: number;
}

/** Finds positions among siblings, within a transaction that has locked the tree: otherwise two nodes could get the same one. */
@Injectable()
export class SiblingPositionAction {
  constructor(
    private readonly reader: TreeNodeReader,
    private readonly store: TreeStore,
  ) {}

  /**
   * Positions below a parent, in ascending order; a node that stands there already keeps its own. At most two statements.
   *
   * @throws Refused NOT_FOUND at `afterId` for what is no other child of the parent, ARCHIVED for a child that is archived
   */
  async positions(
    parent: TreeNode,
    { afterId, movedId, count = 1 }: Place,
  ): Promise<[first: string, ...others: string[]]> {
    if (afterId === undefined && movedId === undefined)
      return positionsAfter(await this.store.lastPosition(parent.id), count) as [string];
    const after = typeof afterId === 'string' ? await this.reader.get(afterId, ['afterId']) : afterId;
    const siblings = await this.store.siblings(parent.id);
    const others = siblings.filter(({ id }) => id !== movedId);
    const behind = after === undefined ? (others.at(-1)?.id ?? null) : (after?.id ?? null);
    const positions = positionsBehind(others, behind, count);
    const below = `sibling below ${TYPE_OF_KIND[parent.kind]} ${parent.shortKey}`;
    if (after && positions === null) refuseIf(refusal('NOT_FOUND', { type: below, id: after.shortKey }, ['afterId']));
    if (after?.archivedAt) refuseIf(...checkNodeNotArchived(after, after, ['afterId']));
    const kept = movedId === undefined ? null : positionKept(siblings, movedId, after === undefined ? after : behind);
    return kept === null ? (positions as [string]) : [kept];
  }
}
