import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuseIf, refuseStale } from '../../../../domain/refusal.ts';
import { checkPlacement } from '../../../../domain/tree/node/placement.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
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
export class NodeMovePayload extends payloadOf(TreeNode, 'node') {}

/** Moves a node with all nodes below it. */
@Resolver()
export class NodeMoveMutation {
  constructor(
    private readonly db: Database,
    private readonly reader: TreeNodeReader,
    private readonly store: TreeStore,
    private readonly siblings: SiblingPositionAction,
    private readonly treeChanged: TreeChanged,
  ) {}

  @Mutation(() => NodeMovePayload, {
    description:
      'Moves a node, with all nodes below it, to another parent in the same tree or another, last or behind a sibling.',
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
      const moved = await this.store.change(
        node,
        { parentId: parent.id, position, ...(stays ? {} : { treeId: parent.treeId, momentId: null }) },
        'MOVED',
      );
      const below = ids.filter((each) => each !== node.id);
      if (!stays) await this.store.moveIntoTree(below, node.treeId, parent.treeId);
      await this.treeChanged.fire({ nodeIds: [node.id] });
      return { node: moved };
    });
  }
}
