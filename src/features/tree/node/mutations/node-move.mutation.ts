import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuseIf, refuseStale } from '../../../../domain/refusal.ts';
import { checkPlacement } from '../../../../domain/tree/node/placement.ts';
import { positionAfter } from '../../../../domain/tree/node/position.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { TreeNodeReader } from '../tree-node.reader.ts';
import { TreeNode } from '../tree-node.model.ts';
import { TreeStore } from '../tree.store.ts';
import { TreeChanged } from '../tree-changed.hook.ts';

/** The node to move, and its new parent. */
@InputType()
export class NodeMoveInput extends VersionedInput {
  /** New parent, in this tree or another of the workspace. The node becomes its last child. */
  @Field(() => ID)
  parentId: string;
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
    private readonly treeChanged: TreeChanged,
  ) {}

  @Mutation(() => NodeMovePayload, {
    description: 'Moves a node, with all nodes below it, to another parent in the same tree or another.',
  })
  @RequiresScope('tree:write')
  nodeMove(@Args('input') { id, parentId, expectedVersion }: NodeMoveInput): Promise<NodeMovePayload> {
    return this.db.transaction(async () => {
      await this.store.lockTreesOf(id, parentId);
      const node = await this.reader.editable(id);
      const parent = await this.reader.get(parentId, ['parentId']);
      refuseStale({ node }, expectedVersion);
      const { ids, ...subtree } = await this.reader.subtree(node);
      const stays = node.treeId === parent.treeId;
      refuseIf(
        ...checkPlacement({ ...subtree, adds: stays ? 0 : subtree.adds }, await this.reader.parentNode(parent.id), [
          'parentId',
        ]),
      );
      const position = positionAfter(await this.store.lastPosition(parent.id));
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
