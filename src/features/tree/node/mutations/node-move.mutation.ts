import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuseIf, refuseStale } from '../../../../domain/refusal.ts';
import { checkPlacement } from '../../../../domain/tree/node/placement.ts';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { BranchMoveAction, momentAmong } from '../branch-move.action.ts';
import { CarryReport } from '../carry-report.ts';
import { LeftBehind, MOST_LEFT_BEHIND } from '../left-behind.model.ts';
import { SiblingPositionAction } from '../sibling-position.action.ts';
import { TreeNodeReader } from '../tree-node.reader.ts';
import { TreeNode } from '../tree-node.model.ts';
import { TreeStore } from '../tree.store.ts';
import { TreeChanged } from '../tree-changed.hook.ts';

/** The node to move, its new parent, and its position there. */
@InputType()
export class NodeMoveInput extends VersionedInput {
  /** New parent, in this tree or another of the workspace. */
  @Field(() => ID)
  parentId: string;

  /** Child of the new parent directly before the new position, not archived; null for the first position, left out for the last. */
  @Field(() => ID, { nullable: true })
  afterId?: string | null;
}

/** The moved node. */
@ObjectType()
export class NodeMovePayload extends payloadOf(TreeNode, 'node') {
  /** What of the branch belongs to the old tree and did not come along, the first 1,000; empty within a tree, null when refused. */
  @Field(() => [LeftBehind], { nullable: true })
  @AtMost(MOST_LEFT_BEHIND)
  leftBehind?: LeftBehind[] | null;

  /** Number of all that did not come along; null when refused. */
  @Field(() => Int, { nullable: true })
  leftBehindCount?: number | null;
}

/** Moves a node with all nodes below it. */
@Resolver()
export class NodeMoveMutation {
  constructor(
    private readonly db: Database,
    private readonly reader: TreeNodeReader,
    private readonly store: TreeStore,
    private readonly siblings: SiblingPositionAction,
    private readonly branches: BranchMoveAction,
    private readonly treeChanged: TreeChanged,
  ) {}

  @Mutation(() => NodeMovePayload, {
    description:
      'Moves a node, with all nodes below it, to another parent in the same tree or another, last or behind a sibling. In another tree, a moment of the same title is found again; a target of the old tree ends. `leftBehind` names what did not come along.',
  })
  @RequiresScope('tree:write')
  nodeMove(@Args('input') { id, parentId, afterId, expectedVersion }: NodeMoveInput): Promise<NodeMovePayload> {
    return this.db.transaction(async () => {
      await this.store.lockTreesOf(id, parentId);
      const node = await this.reader.editable(id);
      const parent = await this.reader.get(parentId, ['parentId']);
      refuseStale({ node }, expectedVersion);
      const { ids, ...subtree } = await this.reader.subtree(node);
      const stays = node.treeId === parent.treeId;
      const target = await this.reader.parentNode(parent.id);
      // A node that stays below its parent makes it no larger.
      const children = target.children - (node.parentId === parent.id ? 1 : 0);
      refuseIf(
        ...checkPlacement({ ...subtree, adds: stays ? 0 : subtree.adds }, { ...target, children }, ['parentId']),
      );
      const [position] = await this.siblings.positions(parent, { afterId, movedId: node.id });
      const report = new CarryReport();
      const [fromTreeId, { treeId }] = [node.treeId, parent];
      const found = stays ? [] : await this.branches.momentsIn(treeId, ids);
      const own = { parentId: parent.id, position, ...(!stays && { treeId, momentId: momentAmong(found, node.id) }) };
      const moved = await this.store.change(node, own, 'MOVED');
      if (!stays) await this.branches.intoTree({ nodeIds: ids, written: [node.id], found, fromTreeId, treeId, report });
      if (moved.version > node.version) await this.treeChanged.fire({ nodeIds: [node.id] });
      return { node: moved, leftBehind: report.leftBehind, leftBehindCount: report.leftBehindCount };
    });
  }
}
